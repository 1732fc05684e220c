import { setTimeout as sleep } from 'node:timers/promises';
import type { ShopFloor } from '@shopcast/installation';

const AGREES_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;

interface Metrics {
  readonly metrics?: Readonly<Record<string, { readonly n: number }>>;
}

/** What the dashboard shows of these figures, as soon as it shows them, or in the end. */
export async function dashboardOnceItShows(
  { owner, sessionId }: ShopFloor,
  sales: Readonly<Record<string, number>>,
): Promise<Record<string, number | undefined>> {
  const deadline = Date.now() + AGREES_WITHIN_MS;
  for (;;) {
    const { body } = await owner.get<Metrics>(`/v1/sessions/${sessionId}/metrics`);
    const shown = Object.fromEntries(Object.keys(sales).map((metric) => [metric, body.metrics?.[metric]?.n]));
    const agrees = Object.entries(sales).every(([metric, value]) => shown[metric] === value);
    if (agrees || Date.now() > deadline) return shown;
    await sleep(LOOK_EVERY_MS);
  }
}
