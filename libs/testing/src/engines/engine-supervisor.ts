import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import type { ProvidedEngine } from './provide-engine.js';

/**
 * A process beside Jest that starts an engine when the first spec asks for it and stops all at the end. It lives as
 * long as its standard input: when Jest ends in whatever way, the pipe closes and the engines go.
 */
const engines: Record<string, () => Promise<{ start(directory: string): Promise<ProvidedEngine> }>> = {
  '/postgres': () => import('./postgres-engine.js'),
  '/kafka': () => import('./kafka-engine.js'),
  '/redis': () => import('./redis-engine.js'),
};

const socketPath = process.argv[2] ?? '';
const runDirectory = dirname(socketPath);
mkdirSync(runDirectory, { mode: 0o700 });
const started = new Map<string, Promise<ProvidedEngine>>();

const server = createServer((request, response) => {
  void answer(request.url ?? '').then(({ status, body }) => response.writeHead(status).end(body));
});
server.listen(socketPath);
process.stdin.resume().once('close', () => void finish());
process.once('SIGTERM', () => void finish());

async function answer(name: string): Promise<{ status: number; body: string }> {
  try {
    const { address } = await engineFor(name);
    return { status: 200, body: address };
  } catch (error) {
    return { status: 503, body: error instanceof Error ? error.message : String(error) };
  }
}

function engineFor(name: string): Promise<ProvidedEngine> {
  const running = started.get(name) ?? startEngine(name);
  started.set(name, running);
  return running;
}

async function startEngine(name: string): Promise<ProvidedEngine> {
  const load = engines[name];
  if (!load) throw new Error(`There is no engine ${name}`);

  const directory = join(runDirectory, name);
  mkdirSync(directory, { recursive: true });
  const { start } = await load();
  return start(directory);
}

async function finish(): Promise<void> {
  const stopping = [...started.values()].map(async (engine) => (await engine).stop());
  await Promise.allSettled(stopping);
  rmSync(runDirectory, { recursive: true, force: true });
  process.exit();
}
