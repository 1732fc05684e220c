import { createHash } from 'node:crypto';
import { statementCsv } from '../../answers/statement.csv.js';
import type { StatementLine } from '../../domain/settlement/statement.js';
import { noTotals, plus, type Totals } from '../../domain/settlement/totals.js';
import type { Seal } from '../../persistence/settlement/statement.repository.js';

/** Sums up a statement and hashes the very file that will be downloaded, in one reading of its lines. */
export async function seal(pages: AsyncIterable<readonly StatementLine[]>): Promise<Seal> {
  let totals: Totals = noTotals;
  let lineCount = 0;
  async function* counted(): AsyncGenerator<readonly StatementLine[]> {
    for await (const lines of pages) {
      totals = lines.reduce(plus, totals);
      lineCount += lines.length;
      yield lines;
    }
  }
  const hash = createHash('sha256');
  for await (const piece of statementCsv(counted())) hash.update(piece);
  return { totals, lineCount, csvSha256: hash.digest('hex') };
}
