import { randomUUID } from 'node:crypto';
import { eventually, Installation, openShopFloor, type ShopFloor } from '@shopcast/installation';

describe('a request’s trace', () => {
  let installation: Installation;
  let floor: ShopFloor;
  beforeAll(async () => {
    installation = await Installation.make('embedded');
    await installation.start();
    floor = await openShopFloor(installation.api);
  }, 120_000);
  afterAll(() => installation.remove());

  it('can be followed from the shop visit to the numbers on the dashboard', async () => {
    const viewer = await floor.viewer('traced');
    const traceId = 'ab12'.repeat(8);
    const traceparent = `00-${traceId}-${'cd34'.repeat(4)}-01`;
    const visit = await viewer.post(
      `/v1/sessions/${floor.sessionId}/shop-visits`,
      { id: randomUUID() },
      { traceparent },
    );
    expect(visit.headers.get('x-trace-id')).toBe(traceId);

    const path = `/v1/sessions/${floor.sessionId}/metrics`;
    const { body } = await eventually(
      'the visit in the numbers',
      () => floor.owner.get<{ traceId: string; metrics: Record<string, { n: number }> }>(path),
      (answer) => answer.body.traceId === traceId,
    );
    // The visitor, and the buyer who tried out whether orders are taken: an order implies the visit.
    expect(body.metrics['shop_visitors']?.n).toBe(2);
  }, 60_000);
});
