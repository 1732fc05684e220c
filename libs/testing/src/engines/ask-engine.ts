import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export type EngineName = 'postgres' | 'kafka' | 'redis';

/** Asks the supervisor of this Jest run for a server's address; the first ask starts the server. */
export async function askEngine(name: EngineName): Promise<string> {
  const socketPath = process.env['SHOPCAST_TEST_ENGINES'];
  if (!socketPath)
    throw new Error('Engines for tests are there only under the jest.config.mjs at the top of the repository');

  const deadline = Date.now() + 15_000;
  for (;;) {
    try {
      return await ask(socketPath, `/${name}`);
    } catch (error) {
      // The supervisor starts beside Jest and may need a moment before it listens.
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (!['ENOENT', 'ECONNREFUSED'].includes(code) || Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

function ask(socketPath: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath, path, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.once('end', () => (response.statusCode === 200 ? resolve(body) : reject(new Error(body))));
    });
    asking.once('error', reject);
    asking.end();
  });
}
