import { credentials as grpcCredentials, loadPackageDefinition, Metadata } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';

type Call = (
  request: object,
  metadata: Metadata,
  done: (error: { code: number; metadata: Metadata } | null, answer: never) => void,
) => void;

describe('reading sessions', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  let client: { GetSession: Call; ListSessions: Call; close(): void };
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session', grpc: [protos.session] });
    session = await openSession(service);
    const loaded = loadPackageDefinition(
      loadSync(protos.session.file, { includeDirs: [PROTO_ROOT], enums: String, longs: Number, defaults: true }),
    ) as never as { shopcast: { session: { v1: { SessionService: new (...args: unknown[]) => typeof client } } } };
    client = new loaded.shopcast.session.v1.SessionService(service.grpcUrl, grpcCredentials.createInsecure());
  });
  afterAll(async () => {
    client.close();
    await service.stop();
  });
  const call = (method: 'GetSession' | 'ListSessions', request: object, token?: string) => {
    const metadata = new Metadata();
    if (token) metadata.set('authorization', `Bearer ${token}`);
    return new Promise<Record<string, never>>((resolve, reject) =>
      client[method](request, metadata, (error, answer) =>
        error
          ? reject(Object.assign(new Error(), { ...error, refused: error.metadata.get('shopcast-code')[0] }))
          : resolve(answer),
      ),
    );
  };

  it('shows a session to its account, its viewers and the operator, and to nobody else', async () => {
    const url = `/v1/sessions/${session.sessionId}`;
    for (const token of [session.hostKey, session.token('mia'), service.credentials.operatorKey]) {
      expect((await service.http.as(token).get(url).expect(200)).body).toMatchObject({ state: 'live' });
    }
    for (const token of [service.credentials.staff(newId()), service.credentials.viewer(newId(), 'mia')]) {
      expect((await service.http.as(token).get(url).expect(404)).body.code).toBe('session.not_found');
    }
    await service.http.get(url).expect(401);
    await service.http.as(session.hostKey).get('/v1/sessions/7').expect(400);
  });

  it('lists them newest first, by state and page by page', async () => {
    const plan = async (title: string): Promise<string> =>
      (await session.host.post('/v1/sessions').send({ title, medium: 'audio' }).expect(201)).body.sessionId;
    const [second, third] = [await plan('two'), await plan('three')];
    const list = async (query: string) => (await session.host.get(`/v1/sessions?${query}`).expect(200)).body;
    const idsOf = ({ items }: { items: { sessionId: string }[] }) => items.map(({ sessionId }) => sessionId);

    const firstPage = await list('limit=2');
    expect(idsOf(firstPage)).toEqual([third, second]);
    const lastPage = await list(`limit=2&cursor=${firstPage.nextCursor}`);
    expect([idsOf(lastPage), lastPage.nextCursor]).toEqual([[session.sessionId], null]);
    expect(idsOf(await list('state=live'))).toEqual([session.sessionId]);
    for (const query of ['state=asleep', 'limit=0', 'limit=101', 'cursor=x', 'cursor=WzEsImEiXQ', 'colour=red']) {
      await session.host.get(`/v1/sessions?${query}`).expect(400);
    }
  });

  it('is possible over gRPC, with the same answers and refusals', async () => {
    const { sessionId } = session;
    const { session: read } = await call('GetSession', { session_id: sessionId, sessionId }, session.token('mia'));
    expect(read).toMatchObject({ title: 'Autumn skincare', medium: 'MEDIUM_VIDEO', state: 'SESSION_STATE_LIVE' });
    const { sessions } = await call('ListSessions', { state: 'SESSION_STATE_LIVE' }, session.hostKey);
    expect(sessions).toHaveLength(1);

    const stranger = service.credentials.staff(newId());
    await expect(call('GetSession', { sessionId }, stranger)).rejects.toMatchObject({ refused: 'session.not_found' });
    await expect(call('GetSession', { sessionId: 'x' }, stranger)).rejects.toMatchObject({
      refused: 'request.invalid',
    });
    await expect(call('ListSessions', { pageSize: 101 }, stranger)).rejects.toMatchObject({
      refused: 'request.invalid',
    });
    await expect(call('ListSessions', {}, session.token('mia'))).rejects.toMatchObject({
      refused: 'access.not_allowed',
    });
    await expect(call('GetSession', { sessionId })).rejects.toMatchObject({ refused: 'access.credentials_missing' });
  });
});
