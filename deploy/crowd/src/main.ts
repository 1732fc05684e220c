import { resolve } from 'node:path';
import { stopRequest } from '@shopcast/launch';
import { knownCases, UnknownCase } from './cases/known-cases.js';
import { type CrowdCommand, crowdCommand } from './command-line.js';
import { installedOperatorKey } from './installed-key.js';
import { consoleProgress } from './report/console-progress.js';
import { figureTable } from './report/figure-table.js';
import { reportJson } from './report/report-json.js';
import { runCase } from './run/run-case.js';
import { NoKey, RunFailed } from './run/run.errors.js';

const NOT_FINISHED = 2;
/** At the top of the repository, seen from the sources as from the built program. */
const USUAL_HOME = resolve(import.meta.dirname, '../../../.shopcast');

const command = crowdCommand(process.argv);
stopRequest().addEventListener('abort', () => process.exit(NOT_FINISHED));
if (command.list || command.case === undefined) {
  for (const { id, about } of knownCases) process.stdout.write(`${id.padEnd(12)} ${about}\n`);
  process.exit(command.list ? 0 : NOT_FINISHED);
}
process.exit(await play(command.case, command).catch(inOneLine));

/** @returns the exit status */
async function play(
  caseId: string,
  { url, seed, speed, json, operatorKey, accountKey }: CrowdCommand,
): Promise<number> {
  const keys = !accountKey ? { operatorKey: operatorKey || (await installedKey(url)) } : { accountKey };
  const progress = consoleProgress(process.stderr);
  const run = runCase({ case: caseId, url, seed, speed, ...keys, onProgress: (at) => progress.show(at) });
  const report = await run.finally(() => progress.end());
  process.stdout.write(`\n${figureTable(report)}\n\n`);
  if (json) process.stdout.write(`${reportJson(report)}\n`);
  return report.equal ? 0 : 1;
}

async function installedKey(url: string): Promise<string> {
  const key = await installedOperatorKey(process.env['SHOPCAST_HOME'] ?? USUAL_HOME, url);
  if (key === undefined) throw new NoKey();
  return key;
}

function inOneLine(error: unknown): number {
  const known = error instanceof RunFailed || error instanceof UnknownCase;
  process.stderr.write(`crowd: ${known ? error.message : String((error as Error)?.stack ?? error)}\n`);
  return NOT_FINISHED;
}
