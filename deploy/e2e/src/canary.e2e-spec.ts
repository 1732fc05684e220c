import { Installation } from '@shopcast/installation';
import { allMethodsRead } from './harness/all-methods.js';
import { allRoutesRead, allTablesRead, allViewsRead, type Told } from './harness/all-that-is-read.js';
import { type MarkedAccount, openMarkedAccount } from './harness/marked-account.js';
import { type Operation, operationsOf } from './harness/open-api.js';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Where an account must be told its own canary; else that it is told nobody else's says nothing. */
const doors = [
  '/v1/sessions',
  '/v1/sessions/{sessionId}',
  '/v1/brands',
  '/v1/products',
  '/v1/listings',
  '/v1/orders',
  '/v1/accounts/{accountId}',
  '/v1/accounts/{accountId}/keys',
  '/v1/coupon-campaigns',
  '/v1/moderation/word-list',
  '/v1/moderation/restrictions',
  '/v1/webhook-endpoints',
  '/v1/webhook-endpoints/{endpointId}/deliveries/{messageId}',
  '/v1/dashboard/sessions',
  '/v1/sessions/{sessionId}/metrics',
  '/v1/sessions/{sessionId}/metrics/report',
  '/v1/sessions/{sessionId}/metrics/live',
  '/v1/sessions/{sessionId}/metrics/sources',
  '/v1/sessions/{sessionId}/at',
  'csv sessions',
  'parquet sessions',
  'csv traffic_sources',
  'parquet traffic_sources',
  'csv products',
  'view sessions',
  'view traffic_sources',
  'viewer /v1/orders',
  'room',
  '/shopcast.session.v1.SessionService/GetSession',
  '/shopcast.metric.v1.MetricService/GetTrafficSources',
  '/shopcast.order.v1.OrderService/ListOrders',
];

describe('of two accounts that sell at once, with a canary in all that somebody wrote', () => {
  let installation: Installation;
  let accounts: readonly [MarkedAccount, MarkedAccount];
  let operations: readonly Operation[];
  beforeAll(async () => {
    installation = await Installation.make('embedded');
    await installation.start();
    accounts = await Promise.all([openMarkedAccount(installation.api), openMarkedAccount(installation.api)]);
    operations = await operationsOf(installation.url);
  }, 120_000);
  afterAll(() => installation.remove());

  const routes = (key: string, ids: MarkedAccount['ids']): Promise<Told> =>
    allRoutesRead(installation.url, key, operations, ids);
  const methods = (key: string, ids: MarkedAccount['ids']): Promise<Told> =>
    allMethodsRead(`127.0.0.1:${installation.port + 1}`, key, ids);

  /** What one of the account's own viewers reads. */
  async function asViewer(account: MarkedAccount): Promise<Told> {
    const { token } = await account.viewer(`${account.canary}-buyer`);
    return new Map([...(await routes(token, account.ids))].map(([path, said]) => [`viewer ${path}`, said]));
  }

  /** All that an account can read of its own, through every door that it has. */
  async function own(account: MarkedAccount): Promise<Told> {
    const { url } = installation;
    const reader = await installation.addSqlReader(account.accountId);
    const parts = [
      await routes(account.ownerKey, account.ids),
      await asViewer(account),
      await methods(account.ownerKey, account.ids),
      await allTablesRead(url, account.ownerKey, account.sessionId),
      await allViewsRead(reader),
    ];
    return new Map([...parts.flatMap((told) => [...told]), ['room', account.heard]]);
  }

  const where = (told: Told, text: string): string[] =>
    [...told].filter(([, said]) => said.includes(text)).map(([door]) => door);
  const idsIn = (told: Told): Set<string> => new Set([...told.values()].join('\n').match(UUID) ?? []);

  it('each finds its own canary behind every door, and nowhere the other’s, nor any id that the other has', async () => {
    const [first, second] = accounts;
    const [firsts, seconds] = [await own(first), await own(second)];

    for (const [account, told] of [
      [first, firsts],
      [second, seconds],
    ] as const)
      expect(doors.filter((door) => !told.get(door)?.includes(account.canary))).toEqual([]);
    expect([where(firsts, second.canary), where(seconds, first.canary)]).toEqual([[], []]);
    const others = idsIn(seconds);
    expect([...idsIn(firsts)].filter((id) => others.has(id))).toEqual([]);
  }, 60_000);

  it('neither is told the other’s canary when it asks with the other’s ids, by any of its keys', async () => {
    const [mine, theirs] = accounts;
    const { viewerId: _, ...ids } = theirs.ids;
    const viewer = await mine.viewer(`${mine.canary}-buyer`);
    for (const key of [mine.ownerKey, viewer.token]) {
      const told = new Map([...(await routes(key, ids)), ...(await methods(key, ids))]);
      expect(where(told, theirs.canary)).toEqual([]);
    }
    const tables = await allTablesRead(installation.url, mine.ownerKey, theirs.sessionId);
    expect(where(tables, theirs.canary)).toEqual([]);
  }, 60_000);
});
