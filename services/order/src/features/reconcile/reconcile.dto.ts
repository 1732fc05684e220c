import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsString, MaxLength } from 'class-validator';

const time = { strict: true, strictSeparator: true };

export class ReconcileBody {
  @ApiProperty({ example: 'test', maxLength: 32 })
  @IsString()
  @MaxLength(32)
  readonly provider!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T00:00:00Z' })
  @IsISO8601(time)
  readonly from!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T00:00:00Z', description: 'Not included' })
  @IsISO8601(time)
  readonly to!: string;
}
