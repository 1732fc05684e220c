import { openEventLog } from '@shopcast/event-log';
import { CannotCheck } from './cannot-check.js';
import { checkOrders } from './check-orders.js';
import { type CheckCommand, checkCommand } from './command-line.js';
import { isProven } from './report/report.js';
import { reportJson } from './report/report-json.js';
import { reportTable } from './report/report-table.js';
import { historyFiles, sourcesFrom } from './sources.js';

const COULD_NOT_CHECK = 2;

process.exit(await run(checkCommand(process.argv)).catch(inOneLine));

/** @returns the exit status */
async function run(command: CheckCommand): Promise<number> {
  const { orderDatabaseUrl, log: config } = sourcesFrom(command, process.env);
  const histories = await historyFiles(command.history);
  const log = await openEventLog(config, 'check-orders');
  const options = {
    waitMs: command.wait * 1_000,
    graceSeconds: command.grace,
    onProgress: (line: string) => process.stderr.write(`check:orders: ${line}\n`),
  };
  const report = await checkOrders({ histories, orderDatabaseUrl, log }, options).finally(() => log.close());
  process.stdout.write(`${reportTable(report)}\n`);
  if (command.json) process.stdout.write(`${reportJson(report)}\n`);
  return isProven(report) ? 0 : 1;
}

function inOneLine(error: unknown): number {
  const known = error instanceof CannotCheck || (error as Error).name === 'BrokenHistory';
  process.stderr.write(
    `check:orders: ${known ? (error as Error).message : String((error as Error)?.stack ?? error)}\n`,
  );
  return COULD_NOT_CHECK;
}
