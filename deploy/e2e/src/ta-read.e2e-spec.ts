import { Installation } from '@shopcast/installation';
import { refoldDifferences } from './harness/refold.js';

interface CaseResult {
  readonly sessionId: string;
  readonly equal: boolean;
  readonly metrics: Record<string, { n: number; d: number | null; value: number | null; state: string }>;
}

const lastLine = (text: string): CaseResult => JSON.parse(text.trim().split('\n').at(-1) ?? '') as CaseResult;

/** What was published of the session, digit for digit. */
const published = {
  view_pv: { n: 11_951, d: null },
  shop_visitors: { n: 6_704, d: null },
  orders: { n: 1_228, d: null },
  cvr_shop: { n: 1_228, d: 6_704 },
};

// The local profile runs the same case in kill.e2e-spec, where its services die on the way.
describe('case ta-read on the embedded profile', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await Installation.make('embedded');
  });
  afterAll(() => installation.remove());

  it('ends with the published figures, and exits 0 because every figure is equal', async () => {
    const { status, stdout } = await installation.runToEnd('--exit', '--json');
    const result = lastLine(stdout);

    expect(result.metrics).toMatchObject(published);
    expect(((result.metrics['cvr_shop']?.value ?? 0) * 100).toFixed(2)).toBe('18.32');
    expect({ status, equal: result.equal }).toEqual({ status: 0, equal: true });
  }, 400_000);

  it('counts only its own session when it runs again, and the first session’s numbers still stand', async () => {
    const first = await sessionsAndMetrics(installation);
    const { status, stdout } = await installation.runToEnd('--exit', '--json', '--seed', '2', '--speed', '240');
    const second = lastLine(stdout);
    expect(status).toBe(0);
    expect(second.metrics).toMatchObject(published);

    const both = await sessionsAndMetrics(installation);
    expect([...both.keys()].sort()).toEqual([...first.keys(), second.sessionId].sort());
    for (const [sessionId, metrics] of first) expect(both.get(sessionId)).toEqual(metrics);
  }, 600_000);

  it('gives the same values when the log is folded again from the start', async () => {
    await installation.start();
    try {
      expect(await refoldDifferences(installation)).toEqual([]);
    } finally {
      await installation.stop();
    }
  }, 240_000);
});

/** The final metrics of every session of an installation that is not running at the moment. */
async function sessionsAndMetrics(installation: Installation): Promise<Map<string, unknown>> {
  await installation.start();
  try {
    const { body } = await installation.api.get<{ items: { sessionId: string }[] }>('/v1/sessions?limit=100');
    const metrics = new Map<string, unknown>();
    for (const { sessionId } of body.items) {
      const answer = await installation.api.get<{ state: string; metrics: unknown }>(
        `/v1/sessions/${sessionId}/metrics`,
      );
      metrics.set(sessionId, { state: answer.body.state, metrics: answer.body.metrics });
    }
    return metrics;
  } finally {
    await installation.stop();
  }
}
