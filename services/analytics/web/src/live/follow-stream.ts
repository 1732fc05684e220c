import { EventParser, type StreamEvent } from './event-parser.js';
import { reconnectDelayMs } from './reconnect-delay.js';

/** What a stream needs of the world around it. */
export interface StreamSource {
  open(signal: AbortSignal): Promise<Response>;
  /** Waits, or less when the device comes back online. */
  pause(delayMs: number, signal: AbortSignal): Promise<void>;
  random(): number;
}

export interface StreamListener {
  /** The server answered; `serverMs` is its own time, where it says so. */
  opened(serverMs: number | null): void;
  /** The server said anything at all, if only that it is still there. */
  heard(): void;
  received(event: StreamEvent): void;
  lost(attempt: number): void;
  /** Trying again cannot help. */
  refused(status: number): void;
}

/** The server sends a comment every 15 s; a stream silent for longer than two of them is dead, whatever TCP believes. */
const silenceMs = 40_000;

const hopeless = new Set([400, 401, 403, 404, 410]);

/** Follows a stream until `signal` aborts or the server refuses for good; every other loss is healed. */
export async function followStream(source: StreamSource, listener: StreamListener, signal: AbortSignal): Promise<void> {
  let losses = 0;
  while (!signal.aborted) {
    const connection = new AbortController();
    try {
      const response = await source.open(AbortSignal.any([signal, connection.signal]));
      if (hopeless.has(response.status)) return listener.refused(response.status);
      if (response.ok && response.body !== null) {
        listener.opened(serverTime(response));
        await readEvents(response.body, connection, (events) => {
          listener.heard();
          if (events.length > 0) losses = 0;
          for (const event of events) listener.received(event);
        });
      }
    } catch {
      // A broken connection and an unreadable event are healed alike: by starting over with a full picture.
    } finally {
      connection.abort();
    }
    if (signal.aborted) return;
    losses += 1;
    listener.lost(losses);
    await source.pause(reconnectDelayMs(losses, source.random()), signal);
  }
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  connection: AbortController,
  onEvents: (events: readonly StreamEvent[]) => void,
): Promise<void> {
  const parser = new EventParser();
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  for (;;) {
    const silence = setTimeout(() => connection.abort(), silenceMs);
    const { done, value } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return;
    onEvents(parser.push(value));
  }
}

function serverTime(response: Response): number | null {
  const stated = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(stated) ? null : stated;
}
