import { ApiProperty } from '@nestjs/swagger';
import type { Visitor } from '../domain/visitor.js';

/** The log has it: it will be counted, once, whatever happens now. */
export class AcceptedAnswer {
  @ApiProperty({ format: 'uuid', description: 'The id that the client sent' }) readonly id!: string;
  @ApiProperty({ format: 'date-time', description: 'Session time' }) readonly at!: string;
}

export const accepted = (id: string, { atMs }: Visitor): AcceptedAnswer => ({ id, at: new Date(atMs).toISOString() });
