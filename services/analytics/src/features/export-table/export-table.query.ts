import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

export const formats = ['csv', 'parquet'] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

export class ExportTableQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this session alone; of all sessions when absent' })
  @IsOptional()
  @IsUUID()
  readonly sessionId?: string;

  @ApiPropertyOptional({ enum: formats, description: 'When absent: what the Accept header names, else csv' })
  @IsOptional()
  @IsIn(formats)
  readonly format?: Format;
}

/** The address says it, or else the header. */
export function formatOf({ format }: ExportTableQuery, accept: string | undefined): Format {
  return format ?? (accept?.includes('application/vnd.apache.parquet') ? 'parquet' : 'csv');
}
