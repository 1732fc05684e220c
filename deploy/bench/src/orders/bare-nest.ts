import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Rush } from '../load/rush.js';
import { postFrom } from './http-clients.js';
import type { Stage } from './stage.js';

export interface BareNest {
  readonly url: string;
  stop(): void;
}

/** The reference: Nest on Fastify in a process of its own, checking the same body with class-validator, and no more. */
export async function startBareNest(): Promise<BareNest> {
  const child = fork(fileURLToPath(new URL('./bare-nest-server.js', import.meta.url)));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
}

export const postToBareNest = (bare: BareNest, stage: Stage, seconds: number): Promise<Rush> => {
  const body = stage.body(stage.hot);
  return postFrom(bare.url, '/v1/orders', seconds, () => ({ headers: {}, body }));
};
