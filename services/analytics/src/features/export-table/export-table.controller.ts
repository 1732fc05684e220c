import { Readable } from 'node:stream';
import { Controller, Get, Headers, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { csvOf } from './csv-file.js';
import { ExportedTablesAnswer, toExportedTables } from './export-table.answer.js';
import { type Export, ExportTableHandler } from './export-table.handler.js';
import { ExportTableQuery, type Format, formatOf, mediaTypes } from './export-table.query.js';
import { ExportedTables } from './exported-tables.js';
import { ParquetFiles } from './parquet-files.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('exports')
@Controller('v1/dashboard/exports')
@Allow(measurers)
export class ExportTableController {
  constructor(
    private readonly handler: ExportTableHandler,
    private readonly tables: ExportedTables,
    private readonly parquet: ParquetFiles,
  ) {}

  @Get()
  @ApiOkResponse({ type: ExportedTablesAnswer, description: 'The tables that there are, with their columns' })
  @Refuses(401, 403)
  list(): ExportedTablesAnswer {
    return toExportedTables(this.tables.all);
  }

  @Get(':table')
  @ApiOperation({ summary: 'A table as a file: CSV (RFC 4180, UTF-8) or Parquet' })
  @ApiParam({ name: 'table', example: 'session_metrics' })
  @ApiProduces('text/csv', 'application/vnd.apache.parquet')
  @ApiOkResponse({
    description: 'The rows of the account, or of all accounts for the operator',
    content: { 'text/csv': { schema: { type: 'string' } }, 'application/vnd.apache.parquet': binary },
  })
  @Refuses(400, 401, 403, 404)
  async export(
    @Caller() caller: Principal,
    @Param('table') name: string,
    @Query() query: ExportTableQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<StreamableFile> {
    const exported = await this.handler.handle(caller, name, query.sessionId);
    return this.fileOf(exported, formatOf(query, accept));
  }

  private async fileOf(exported: Export, format: Format): Promise<StreamableFile> {
    const { table, rows } = exported;
    const told = { type: mediaTypes[format], disposition: `attachment; filename="${table.name}.${format}"` };
    if (format === 'csv') return new StreamableFile(Readable.from(csvOf(table.columns, rows)), told);
    const { stream, bytes } = await this.parquet.make(exported);
    return new StreamableFile(stream, { ...told, length: bytes });
  }
}
