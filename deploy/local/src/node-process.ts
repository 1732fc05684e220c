import { spawnServer, takeOver, untilReady, type RunningServer } from '@shopcast/servers';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A program of this repository that runs as a process of its own and tells over HTTP when it is ready. */
export interface NodeProgram {
  readonly name: string;
  /** The built main file. */
  readonly main: string;
  /** Holds its log and its record. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readyUrl: string;
}

const readyTimeoutMs = 60_000;

/** Everything must be down five seconds after Ctrl-C: services get two to finish what they have begun, engines two more. */
const stopSignals = [
  { signal: 'SIGTERM', waitMs: 2_000 },
  { signal: 'SIGKILL', waitMs: 500 },
] as const;

/** kafkajs sets timers to the past, which Node remarks upon every time. */
const nodeFlags = [
  '--enable-source-maps',
  '--disable-warning=TimeoutNegativeWarning',
  `--import=${import.meta.resolve('./end-with-launcher.js')}`,
];

export async function startNodeProcess(program: NodeProgram): Promise<RunningServer> {
  await endLeftover(program);
  const server = spawnServer({
    name: program.name,
    program: process.execPath,
    args: [...nodeFlags, program.main],
    directory: program.directory,
    logFile: join(program.directory, `${program.name}.log`),
    env: { ...process.env, ...program.env },
    stopSignals,
  });
  await untilReady(program.name, server, readyTimeoutMs, () => ready(program.readyUrl));
  return server;
}

/** Stops the process that a killed launcher has left behind, which may still hold the port that is wanted now. */
export async function endLeftover({ name, directory }: Pick<NodeProgram, 'name' | 'directory'>): Promise<void> {
  mkdirSync(directory, { recursive: true });
  await takeOver(directory, name, stopSignals);
}

async function ready(url: string): Promise<void> {
  const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  if (!ok) throw new Error(`${url} answers ${status}`);
}
