import { setTimeout as sleep } from 'node:timers/promises';
import type { PlacedHere, RecordingClient } from './recording-client.js';

/** An order that the recorded run must not be refused. */
export async function placed(placing: Promise<PlacedHere | undefined>): Promise<PlacedHere> {
  const order = await placing;
  if (!order) throw new Error('the recorded run was refused an order');
  return order;
}

export async function until(client: RecordingClient, order: PlacedHere, status: string): Promise<void> {
  while ((await client.statusOf(order)) !== status) await sleep(20);
}
