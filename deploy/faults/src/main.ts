import { stopRequest } from '@shopcast/launch';
import { faultsCommand } from './command-line.js';
import { foldFaultsCommand } from './fold/fold-command.js';
import { runFoldFaults } from './fold/run-fold-faults.js';
import { roomFaultsCommand } from './room/room-command.js';
import { runRoomFaults } from './room/run-room-faults.js';
import { reportTable } from './report/report-table.js';
import { runFaults } from './run/run-faults.js';

const NOT_FINISHED = 2;

const tell = (line: string): void => void process.stderr.write(`faults: ${line}\n`);

const program = faultsCommand(async (command) => {
  const report = await runFaults(command, tell);
  process.stdout.write(`${reportTable(report)}\n`);
  conclude(report, command);
}).addCommand(
  foldFaultsCommand(async (command) => {
    const report = await runFoldFaults(command, tell);
    tabulate(report, command);
    conclude(report, command);
  }),
);
program.addCommand(
  roomFaultsCommand(async (command) => {
    const report = await runRoomFaults(command, tell);
    tabulate(report, command);
    conclude(report, command);
  }),
);

stopRequest().addEventListener('abort', () => process.exit(NOT_FINISHED));
await program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`faults: ${String((error as Error)?.stack ?? error)}\n`);
  process.exitCode = NOT_FINISHED;
});
process.exit();

function tabulate(report: object, { json }: { readonly json: boolean }): void {
  if (!json) console.table(Object.fromEntries(Object.entries(report).filter(([, value]) => !Array.isArray(value))));
}

function conclude(report: { readonly broken: readonly string[] }, { json }: { readonly json: boolean }): void {
  for (const promise of report.broken) tell(promise);
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = report.broken.length === 0 ? 0 : 1;
}
