import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../plan/fault.js';
import type { TcpProxy } from './tcp-proxy.js';

/** Connections are late, or are reset again and again, until the time is over. */
export async function troubled(link: TcpProxy, fault: Extract<Fault, { kind: 'slow' | 'reset' }>): Promise<void> {
  if (fault.kind === 'slow') {
    link.delay(fault.byMs);
    await sleep(fault.forMs);
    return link.delay(0);
  }
  const endMs = performance.now() + fault.forMs;
  for (;;) {
    link.reset();
    const leftMs = endMs - performance.now();
    if (leftMs <= 0) return;
    await sleep(Math.min(fault.everyMs, leftMs));
  }
}
