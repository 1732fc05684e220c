import type { RunningServer } from '@shopcast/servers';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that is started again whenever it ends, until it is stopped. */
export interface Supervised<S extends RunningServer = RunningServer> {
  /** The server as it runs now; another one after a restart. */
  readonly server: S;
  stop(): Promise<void>;
}

const firstPauseMs = 200;
const longestPauseMs = 5_000;
/** Who ran this long is not in a crash loop: the next restart comes quickly again. */
const steadyMs = 10_000;

/** Fails when the first start fails; later starts are tried again, with growing pauses, for as long as it takes. */
export async function supervise<S extends RunningServer>(
  name: string,
  start: () => Promise<S>,
): Promise<Supervised<S>> {
  const stopping = new AbortController();
  let server = await start();

  const watch = async (): Promise<void> => {
    let pauseMs = firstPauseMs;
    for (;;) {
      const startedAt = Date.now();
      await server.exited;
      if (stopping.signal.aborted) return;
      tell(`${name} ended unexpectedly; it is started again (log: ${server.logFile})`);
      if (Date.now() - startedAt > steadyMs) pauseMs = firstPauseMs;
      for (let again = false; !again; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
        await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        again = await tryToStart();
      }
    }
  };

  const tryToStart = async (): Promise<boolean> => {
    try {
      server = await start();
      // Asked to stop while it was starting: `stop` has seen only its predecessor.
      if (stopping.signal.aborted) await server.stop();
      return true;
    } catch (error) {
      tell(`${name} could not be started: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  };

  const watching = watch();
  return {
    get server() {
      return server;
    },
    async stop() {
      stopping.abort();
      await server.stop();
      await watching;
    },
  };
}

/** A start function that takes any free port the first time and the same one ever after: clients need only try again. */
export function onOnePort<S extends { readonly port: number }>(
  start: (port: { port?: number }) => Promise<S>,
): () => Promise<S> {
  let port: { port?: number } = {};
  return async () => {
    const server = await start(port);
    port = { port: server.port };
    return server;
  };
}

/** Waits for all starts; when one fails, stops the others and fails with its reason. */
export async function allOrNone<Parts extends readonly Supervised[] | []>(starting: {
  readonly [I in keyof Parts]: Promise<Parts[I]>;
}): Promise<Parts> {
  const starts: readonly Promise<Supervised>[] = starting;
  try {
    return (await Promise.all(starts)) as unknown as Parts;
  } catch (error) {
    const outcomes = await Promise.allSettled(starts);
    const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    await Promise.allSettled(started.map((part) => part.stop()));
    throw error;
  }
}

function tell(line: string): void {
  process.stderr.write(`shopcast: ${line}\n`);
}
