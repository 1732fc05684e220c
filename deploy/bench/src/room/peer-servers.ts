import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { engineHome } from '@shopcast/servers';
import { progress } from '../progress.js';
import type { DialectName } from './dialects.js';

const SOURCE = fileURLToPath(new URL('../../peers/room', import.meta.url));

/** Makes Node tell what it holds when it is asked by SIGUSR2. */
export const collecting = ['--expose-gc', '--import', pathToFileURL(join(SOURCE, 'collect.mjs')).href];

/** A server that viewers can connect to. */
export interface RoomServer {
  readonly dialect: DialectName;
  readonly port: number;
  readonly pid: number;
  /** What it holds on its heap and beside it; undefined when it is no Node process. */
  heldBytes(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** @param tickMs comments are gathered for so long; 0: each is a frame */
export const startSocketIo = (tickMs: number): Promise<RoomServer> => startNode('socketIo', 'socket-io.mjs', tickMs);

export const startNaiveWs = (): Promise<RoomServer> => startNode('ws', 'naive-ws.mjs', 0);

/** @returns undefined where there is no Go, or where its modules cannot be had */
export async function startCentrifuge(): Promise<RoomServer | undefined> {
  const program = builtCentrifuge();
  if (program === undefined) return undefined;
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
  return serverOf('centrifuge', child, Number(port), () => child.stdin.end());
}

async function startNode(dialect: DialectName, file: string, tickMs: number): Promise<RoomServer> {
  const child = fork(join(SOURCE, file), [String(tickMs)], { execArgv: collecting });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return serverOf(dialect, child, port, () => child.disconnect());
}

function serverOf(dialect: DialectName, child: ChildProcess, port: number, end: () => void): RoomServer {
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    end();
    await ended;
  };
  const heldBytes = async (): Promise<number | undefined> => (child.channel ? heldBy(child) : undefined);
  return { dialect, port, pid: child.pid ?? 0, heldBytes, stop };
}

/** @param child started with {@link collecting} and a channel to talk over */
export async function heldBy(child: ChildProcess): Promise<number> {
  child.kill('SIGUSR2');
  const [{ heldBytes }] = (await once(child, 'message')) as [{ heldBytes: number }];
  return heldBytes;
}

/** Built once and kept; the versions stand in go.mod and go.sum. */
function builtCentrifuge(): string | undefined {
  const folder = join(engineHome(), 'peers', 'centrifuge');
  mkdirSync(folder, { recursive: true });
  cpSync(join(SOURCE, 'centrifuge'), folder, { recursive: true });
  progress('building centrifuge (a few minutes the first time)');
  const { status } = spawnSync('go', ['build', '-o', 'centrifuge', '.'], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status === 0) return join(folder, 'centrifuge');
  progress('centrifuge cannot be built here and is left out');
  return undefined;
}
