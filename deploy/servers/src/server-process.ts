import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { EngineUnavailable } from './engine-unavailable.js';
import { endProcess, identityOf, sendSignal } from './process-identity.js';
import { forgetServer, recordServer } from './server-record.js';

/** A server that this process has started and answers for. */
export interface RunningServer {
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Asks the server to finish in order and makes sure that it has ended; calling it twice is fine. */
  stop(): Promise<void>;
  /** Sends one signal; resolves at once. */
  kill(signal: NodeJS.Signals): void;
}

export interface ServerCommand {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Holds the server's data and its record. */
  readonly directory: string;
  readonly logFile: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly stopSignals: readonly { readonly signal: NodeJS.Signals; readonly waitMs: number }[];
}

const logLimitBytes = 10 * 1024 * 1024;

/** Starts the program in a session of its own: Ctrl-C in a terminal must reach our process first, which stops servers last. */
export function spawnServer(command: ServerCommand): RunningServer {
  const { pid, exited } = spawnLogged(command);
  recordServer(command.directory, pid);
  const identity = identityOf(pid);
  const killAtExit = () => sendSignal(pid, command.stopSignals[0]?.signal ?? 'SIGTERM');
  process.once('exit', killAtExit);
  const gone = exited.then(() => {
    process.removeListener('exit', killAtExit);
    forgetServer(command.directory);
  });

  return {
    pid,
    logFile: command.logFile,
    exited: gone,
    async stop() {
      if (identity) await endProcess(identity, command.stopSignals);
      await gone;
    },
    kill: (signal) => sendSignal(pid, signal),
  };
}

function spawnLogged(command: ServerCommand): { pid: number; exited: Promise<void> } {
  const log = openLog(command.logFile);
  let child: ChildProcess;
  try {
    child = spawn(command.program, command.args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: command.env ?? process.env,
      ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
      ...(command.uid === undefined ? {} : { uid: command.uid }),
      ...(command.gid === undefined ? {} : { gid: command.gid }),
    });
  } finally {
    closeSync(log);
  }
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  if (child.pid === undefined)
    throw new EngineUnavailable(`${command.name} cannot be started: ${command.program} does not run`);
  return { pid: child.pid, exited };
}

/** Waits until `attempt` succeeds. Fails with the end of the log when the server dies first or takes too long. */
export async function untilReady(
  name: string,
  server: RunningServer,
  timeoutMs: number,
  attempt: () => Promise<void>,
): Promise<void> {
  let ended = false;
  void server.exited.then(() => (ended = true));
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (ended) throw new EngineUnavailable(`${name} ended while it was starting: ${lastWords(server.logFile)}`);
      if (Date.now() > deadline) {
        await server.stop();
        throw new EngineUnavailable(
          `${name} did not answer within ${timeoutMs / 1000} s (${String(error)}); see ${server.logFile}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > logLimitBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** Why a server ended, as far as its log tells: its last complaint, else its last lines, as one line. */
export function lastWords(logFile: string): string {
  try {
    const lines = readFileSync(logFile, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const complaint = lines.slice(-40).findLast((line) => /error|fatal/i.test(line));
    const words = complaint ? messageOf(complaint) : lines.slice(-3).join(' | ');
    return `${words.slice(0, 400)} (log: ${logFile})`;
  } catch {
    return 'it wrote no log';
  }
}

/** Our own processes log JSON. */
function messageOf(line: string): string {
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return msg ?? err?.message ?? line;
  } catch {
    return line.trim();
  }
}
