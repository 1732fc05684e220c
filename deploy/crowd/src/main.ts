import { resolve } from 'node:path';
import { stopRequest } from '@shopcast/launch';
import { caseNamed, knownCases, UnknownCase } from './cases/known-cases.js';
import { type CrowdCommand, crowdCommand } from './command-line.js';
import { installedOperatorKey } from './installed-key.js';
import { playCase } from './play-case.js';
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
async function play(caseId: string, { operatorKey, accountKey, ...command }: CrowdCommand): Promise<number> {
  const known = caseNamed(caseId);
  const keys = !accountKey ? { operatorKey: operatorKey || (await installedKey(command.url)) } : { accountKey };
  const { equal, table, json } = await playCase(known, { ...command, ...keys });
  process.stdout.write(`\n${table}\n\n`);
  if (command.json) process.stdout.write(`${json}\n`);
  return equal ? 0 : 1;
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
