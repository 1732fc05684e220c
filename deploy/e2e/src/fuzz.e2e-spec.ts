import { randomUUID } from 'node:crypto';
import { api, eventually, Installation, openShopFloor, type ShopFloor } from '@shopcast/installation';
import { type Operation, operationsOf } from './harness/open-api.js';
import { pick, seededRandom } from './harness/seeded-random.js';

const REQUESTS = 10_000;
const AT_ONCE = 16;
const SEED = 1228;

/** Values that have broken somebody's API before. */
const nasty: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  '',
  ' ',
  '0',
  'null',
  '-1',
  '\u0000',
  '\ud800',
  '🛍️',
  "' OR 1=1 --",
  '../../etc/passwd',
  '{{7*7}}',
  '<script>',
  'a'.repeat(5_000),
  [],
  {},
  [[]],
  { $ne: null },
  ['x', null],
  '9999-12-31T23:59:59Z',
  '0000-00-00',
  '__proto__',
  randomUUID(),
  randomUUID().toUpperCase(),
];

describe(`${REQUESTS} requests made from the OpenAPI document and then spoilt`, () => {
  let installation: Installation;
  let floor: ShopFloor;
  let operations: readonly Operation[];
  beforeAll(async () => {
    installation = await Installation.make('embedded');
    await installation.start();
    floor = await openShopFloor(installation.api);
    operations = await operationsOf(installation.url);
  }, 120_000);
  afterAll(() => installation.remove());

  it('get no 5xx, every refusal is a problem document, and an ended session’s numbers stay', async () => {
    const ended = await endedSessionWithAnOrder(installation, floor);
    const before = await numbersOf(ended);
    const random = seededRandom(SEED);
    const viewer = await floor.viewer('fuzzer');
    const callers = [api(floor.owner.url), floor.owner, viewer, api(floor.owner.url, 'nonsense')];
    const outcomes = new Map<number, number>();
    const failures: string[] = [];

    const one = async (): Promise<void> => {
      const operation = pick(random, operations);
      const { path, body } = spoilt(operation, floor, random);
      const key = random() < 0.8 ? { 'idempotency-key': random() < 0.9 ? randomUUID() : 'x'.repeat(300) } : {};
      const answer = await pick(random, callers).request<{ code?: string }>(
        operation.method,
        path,
        body,
        key as Record<string, string>,
      );
      outcomes.set(answer.status, (outcomes.get(answer.status) ?? 0) + 1);
      const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
      if (answer.status >= 500 || (answer.status >= 400 && !(isProblem && typeof answer.body?.code === 'string'))) {
        failures.push(
          `${operation.method} ${path} ${JSON.stringify(body)?.slice(0, 300)} → ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`,
        );
      }
    };
    for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, one));

    expect(failures.slice(0, 10)).toEqual([]);
    // The fuzz is worth something only if it also gets past the doors.
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404]));
    expect(await numbersOf(ended)).toEqual(before);
    expect((await installation.api.get('/health/ready')).status).toBe(200);
  }, 300_000);

  async function numbersOf(sessionId: string): Promise<unknown> {
    const { body } = await installation.api.get<{ state: string; metrics: object }>(
      `/v1/sessions/${sessionId}/metrics`,
    );
    return { state: body.state, metrics: body.metrics };
  }
});

/** A second account's session with a visit and a paid order, ended and final: nobody fuzzes with its keys. */
async function endedSessionWithAnOrder(installation: Installation, _mine: ShopFloor): Promise<string> {
  const other = await openShopFloor(installation.api);
  const buyer = await other.viewer('buyer');
  await buyer.post(`/v1/sessions/${other.sessionId}/shop-visits`, { id: randomUUID() });
  const { body } = await other.order(buyer);
  const { orderId, payment } = body as { orderId: string; payment: { paymentId: string } };
  await buyer.post(`/v1/test-payments/${payment.paymentId}/confirmation`, {});
  await eventually(
    'the payment',
    () => buyer.get<{ status: string }>(`/v1/orders/${orderId}`),
    ({ body: { status } }) => status === 'paid',
  );
  await other.owner.put(`/v1/sessions/${other.sessionId}/state`, { state: 'ended' });
  await eventually(
    'final numbers',
    () =>
      other.owner.get<{ state: string; metrics: Record<string, { n: number }> }>(
        `/v1/sessions/${other.sessionId}/metrics`,
      ),
    ({ body: { state, metrics } }) => state === 'ok' && metrics['orders']?.n === 1,
    120_000,
  );
  return other.sessionId;
}

function spoilt(operation: Operation, floor: ShopFloor, random: () => number): { path: string; body: unknown } {
  const ids: Record<string, string> = {
    ...floor,
    orderId: randomUUID(),
    keyId: randomUUID(),
    paymentId: randomUUID(),
    provider: 'test',
  } as never;
  const inPath = (name: string): string => {
    if (random() < 0.7) return ids[name] ?? randomUUID();
    return (
      encodeURIComponent(
        String(
          pick(
            random,
            nasty.filter((value) => value !== '\ud800'),
          ),
        ),
      ) || 'x'
    );
  };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => inPath(name));
  const query = operation.queryNames
    .filter(() => random() < 0.4)
    .map(
      (name) =>
        `${name}=${
          random() < 0.5
            ? '1'
            : encodeURIComponent(
                String(
                  pick(
                    random,
                    nasty.filter((value) => value !== '\ud800'),
                  ),
                ),
              )
        }`,
    )
    .join('&');
  const body = operation.exampleBody?.(ids);
  return {
    path: query === '' ? path : `${path}?${query}`,
    body: body === undefined ? undefined : spoiltBody(body, random),
  };
}

/** Mostly one wrong thing at a time, so that every check is reached by somebody. */
function spoiltBody(body: unknown, random: () => number): unknown {
  const dice = random();
  if (dice < 0.15) return body;
  if (dice < 0.25) return pick(random, nasty);
  if (typeof body !== 'object' || body === null) return pick(random, nasty);
  const entries = Object.entries(body);
  if (dice < 0.4 || entries.length === 0)
    return { ...body, [pick(random, ['priceMinor', 'accountId', '__proto__', 'x'])]: pick(random, nasty) };
  const [field, value] = pick(random, entries);
  const { [field]: _removed, ...rest } = body as Record<string, unknown>;
  if (dice < 0.5) return rest;
  const replaced =
    typeof value === 'object' && value !== null && random() < 0.6 ? spoiltBody(value, random) : pick(random, nasty);
  return Array.isArray(body)
    ? body.map((item) => (random() < 0.5 ? spoiltBody(item, random) : item))
    : { ...rest, [field]: replaced };
}
