import { Readable } from 'node:stream';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { statementCsv } from '../../answers/statement.csv.js';
import { StatementReader } from '../../persistence/settlement/statement.reader.js';

@ApiTags('settlement')
@Controller('v1/settlement/statements')
export class DownloadStatementController {
  constructor(private readonly statements: StatementReader) {}

  @Get(':statementId/csv')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  @ApiOperation({ summary: 'The lines as a file (RFC 4180, UTF-8); its SHA-256 is the statement’s csvSha256' })
  @ApiParam({ name: 'statementId', format: 'uuid' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @Refuses(400, 401, 403, 404)
  async download(@Caller() caller: Principal, @UuidParam('statementId') asked: string): Promise<StreamableFile> {
    const statement = await this.statements.find(scopeOf(caller), asked);
    const lines = this.statements.allLines(scopeOf(caller), statement);
    return new StreamableFile(Readable.from(statementCsv(lines)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="statement-${statement.statementId}.csv"`,
    });
  }
}
