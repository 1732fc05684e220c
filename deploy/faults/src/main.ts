import { stopRequest } from '@shopcast/launch';
import { faultsCommand } from './command-line.js';
import { reportTable } from './report/report-table.js';
import { runFaults } from './run/run-faults.js';

const NOT_FINISHED = 2;

const command = faultsCommand(process.argv);
stopRequest().addEventListener('abort', () => process.exit(NOT_FINISHED));
process.exit(await run().catch(inOneLine));

/** @returns the exit status */
async function run(): Promise<number> {
  const report = await runFaults(command, (line) => process.stderr.write(`faults: ${line}\n`));
  process.stdout.write(`${reportTable(report)}\n`);
  if (command.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.broken.length === 0 ? 0 : 1;
}

function inOneLine(error: unknown): number {
  process.stderr.write(`faults: ${String((error as Error)?.stack ?? error)}\n`);
  return NOT_FINISHED;
}
