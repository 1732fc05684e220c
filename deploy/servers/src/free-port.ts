import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the range from which systems take the ports of outgoing connections: a server that is down for a moment must
 * find its port free when it comes back, and no client may meet itself there.
 */
const lowest = 10_000;
const highest = 32_000;

/**
 * The first of so many consecutive TCP ports of 127.0.0.1 that nobody listens on at this moment. Another process may
 * still be faster to take them.
 */
export async function freePort(consecutive = 1): Promise<number> {
  for (;;) {
    const first = randomInt(lowest, highest - consecutive);
    const ports = Array.from({ length: consecutive }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isPortFree));
    if (free.every(Boolean)) return first;
  }
}

/** True when a server can listen on the port of 127.0.0.1 now. */
export async function isPortFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((answer) => {
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}
