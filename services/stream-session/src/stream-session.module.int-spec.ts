import { frameTypes } from '@shopcast/contracts';
import { routesWithoutPolicy } from '@shopcast/access';
import { asService, forAccount, unprotectedTables } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { FrameHandlers } from './room/frame-handler.js';
import { StreamSessionModule } from './stream-session.module.js';
import { openSession } from './testing/open-session.js';

describe('stream-session', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session' });
  });
  afterAll(() => service.stop());

  it('has a policy on every route and a handler for every frame', () => {
    expect(routesWithoutPolicy(service.app)).toEqual([]);
    expect(service.app.get(FrameHandlers).types.sort()).toEqual([...frameTypes].sort());
  });

  it('has row-level security on every table', async () => {
    expect(await unprotectedTables(service.database.dataSource)).toEqual([]);
  });

  it('shows accounts only their own rows, in every table that has any', async () => {
    const session = await openSession(service);
    const viewer = await session.connect('mia');
    await viewer.enter();
    await viewer.ask({ t: 'follow' });
    await viewer.ask({ t: 'like', count: 1 });
    await service.log.untilQuiet();
    const tables = ['accounts', 'access_keys', 'sessions', 'followers', 'stays', 'room_likes'];
    const count = async (scope: Parameters<typeof service.database.query>[0], table: string) =>
      (await service.database.query(scope, `SELECT 1 FROM ${table}`)).length;

    for (const table of tables) {
      expect([table, await count(asService, table)]).toEqual([table, 1]);
      expect([table, await count(forAccount(session.accountId), table)]).toEqual([table, 1]);
      expect([table, await count(forAccount(newId()), table)]).toEqual([table, 0]);
    }
    for (const table of ['room_processes', 'inbox', 'consumer_offsets']) {
      expect([table, await count(forAccount(session.accountId), table)]).toEqual([table, 0]);
    }
    await viewer.close();
  });

  it('is ready, and documents every answer', async () => {
    expect((await service.http.get('/health/ready').expect(200)).body.checks).toMatchObject({
      'stream-session.database': true,
    });
    const { body } = await service.http.get('/docs-json').expect(200);
    for (const [path, methods] of Object.entries<Record<string, { responses: object }>>(body.paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        const statuses = Object.keys(responses);
        expect([path, method, statuses.some((status) => status.startsWith('2'))]).toEqual([path, method, true]);
      }
    }
  });
});
