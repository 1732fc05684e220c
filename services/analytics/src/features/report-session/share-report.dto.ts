import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const MOST_HOURS = 90 * 24;

export class ShareReportBody {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_HOURS, default: 168, example: 168 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_HOURS)
  readonly hours: number = 168;
}

export class ReportLinkAnswer {
  @ApiProperty({ description: 'Opens the report; a secret, to be sent in an address’s fragment or as a Bearer token' })
  readonly token!: string;

  @ApiProperty({
    example: '/dashboard/report#key=sct_…',
    description: 'The page that shows it, below the address of the dashboard',
  })
  readonly page!: string;

  @ApiProperty({ type: String, format: 'date-time' }) readonly expiresAt!: string;
}
