import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../api/fields.decorator.js';

const DAY_SECONDS = 86_400;

export class IssueIngestKeyBody {
  @ApiProperty({
    type: 'integer',
    default: 7 * DAY_SECONDS,
    minimum: 60,
    maximum: 30 * DAY_SECONDS,
    required: false,
    description: 'Publishing must begin before it is over; it may go on for longer',
  })
  @Optional()
  @IsInt()
  @Min(60)
  @Max(30 * DAY_SECONDS)
  readonly lifetimeSeconds: number = 7 * DAY_SECONDS;
}

/** Everything that a publishing program asks for. */
export class IngestKeyAnswer {
  @ApiProperty({ format: 'uuid' }) readonly keyId!: string;
  @ApiProperty({ description: 'Shown here and never again' }) readonly key!: string;
  @ApiProperty({ example: 'rtmp://127.0.0.1:4005/live', description: 'What OBS calls the server' })
  readonly publishUrl!: string;
  @ApiProperty({ description: 'What OBS calls the stream key: the session with the key' }) readonly streamKey!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly expiresAt!: string;
}
