import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that the specs of one Jest run share. */
export interface ProvidedEngine {
  /** How to reach it: a URL, or a list of brokers. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface EngineSource {
  /** Environment variable with the address of a server that somebody else runs. */
  readonly variable: string;
  container(): Promise<ProvidedEngine>;
  /** @param directory an empty folder of this run */
  local(directory: string): Promise<ProvidedEngine>;
}

/** The server named in the environment; else one in a container, where Docker answers; else one started here. */
export async function provideEngine(source: EngineSource, directory: string): Promise<ProvidedEngine> {
  const given = process.env[source.variable];
  if (given) return { address: given, stop: async () => undefined };
  if (!(await dockerAnswers())) return source.local(directory);

  // Containers are stopped with the run by this process; Testcontainers' own reaper would need one more image.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  try {
    return await source.container();
  } catch (error) {
    process.stderr.write(`No test container (${String(error)}): a local server is used instead\n`);
    return source.local(directory);
  }
}

/** Waits for a real answer: a container's port is open before the server behind it listens. */
export async function untilAnswers(ask: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

const dockerSocket = '/var/run/docker.sock';

async function dockerAnswers(): Promise<boolean> {
  if (process.env['DOCKER_HOST']) return true;
  if (!existsSync(dockerSocket)) return false;

  return new Promise((answer) => {
    const ping = request({ socketPath: dockerSocket, path: '/_ping', timeout: 1_000 }, (response) => {
      response.resume();
      answer(response.statusCode === 200);
    });
    ping.once('timeout', () => ping.destroy(new Error('no answer')));
    ping.once('error', () => answer(false));
    ping.end();
  });
}
