import { mediaPublished, mediaUnpublished, sessionPaused, sessionResumed, sessionStarted } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { hookToken, type PublisherCall, SIGNATURE_HEADER, signCall } from '@shopcast/media';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';

const MEDIA_SECRET = 'a media secret of at least thirty-two characters';
const env = {
  MEDIA_SECRET,
  MEDIA_PUBLISH_URL: 'rtmp://media.example.com/live',
  MEDIA_FLV_URL: 'https://media.example.com/live',
  MEDIA_HLS_URL: 'https://media.example.com/hls',
  MEDIA_GRACE_MS: '150',
  MEDIA_SILENT_MS: '2500',
  MEDIA_SWEEP_MS: '50',
  ROOM_TICK_MS: '20',
};

interface Issued {
  readonly keyId: string;
  readonly key: string;
  readonly streamKey: string;
}

describe('a session with a media server', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session', env });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    session = await openSession(service, { live: false });
  });
  const at = (rest: string) => `/v1/sessions/${session.sessionId}/${rest}`;
  const issue = async (): Promise<Issued> => (await session.host.post(at('ingest-keys')).send({}).expect(201)).body;
  const setUp = (publishingGoesLive: boolean) =>
    session.host.put(at('media')).send({ publishingGoesLive, coverUrl: null }).expect(200);
  const say = (
    call: Omit<PublisherCall, 'sessionId'>,
    sign = (said: PublisherCall) => signCall(MEDIA_SECRET, said, Date.now()),
  ) => {
    const said = { ...call, sessionId: session.sessionId };
    return service.http.post('/v1/media-hooks/shopcast').set(SIGNATURE_HEADER, sign(said)).send(said);
  };
  const publish = (key: string, publicationId = 'c-1') => say({ event: 'publish', publicationId, key });
  const viewer = () => service.http.as(session.token('mia'));
  const state = async (): Promise<string> =>
    (await session.host.get(`/v1/sessions/${session.sessionId}`).expect(200)).body.state;
  const until = async (wanted: string): Promise<void> => {
    for (const deadline = Date.now() + 10_000; (await state()) !== wanted; await sleep(20)) {
      if (Date.now() > deadline) throw new Error(`still not ${wanted}`);
    }
  };
  const told = async (
    contract: typeof mediaPublished | typeof mediaUnpublished | typeof sessionPaused,
  ): Promise<object[]> =>
    (await service.log.publishedAs<{ sessionId: string }>(contract as never))
      .map(({ data }) => data)
      .filter(({ sessionId }) => sessionId === session.sessionId);

  it('shows an ingest key once and keeps only its hash; a new one replaces it, and it can be revoked', async () => {
    const first = await issue();
    expect(first).toEqual({
      keyId: expect.any(String),
      key: expect.stringMatching(/^sci_[\w-]{32}$/),
      publishUrl: 'rtmp://media.example.com/live',
      streamKey: `${session.sessionId}?key=${first.key}`,
      expiresAt: expect.any(String),
    });
    const { body } = await session.host.get(at('media')).expect(200);
    expect(body).toMatchObject({
      publishingGoesLive: false,
      key: { keyId: first.keyId },
      publishing: false,
      since: null,
    });
    const kept = await service.database.query(asService, 'SELECT * FROM ingests');
    expect(JSON.stringify([kept, body])).not.toContain(first.key);

    const second = await issue();
    expect((await publish(first.key).expect(403)).body).toMatchObject({
      code: 'ingest.key_refused',
      reason: 'invalid',
    });
    await session.host.delete(at(`ingest-keys/${first.keyId}`)).expect(404);
    await session.host.delete(at(`ingest-keys/${second.keyId}`)).expect(204);
    await publish(second.key).expect(403);
    expect((await session.host.get(at('media'))).body.key).toBeNull();
  });

  it('goes live with its publisher, pauses without it, tells the room, and resumes when it is back', async () => {
    await setUp(true);
    const { key } = await issue();
    await publish(key).expect(204);
    await publish(key).expect(204);
    expect((await publish(key, 'c-2').expect(409)).body.code).toBe('ingest.in_use');
    expect(await state()).toBe('live');
    const mia = await session.connect('mia');
    await mia.enter();

    await say({ event: 'unpublish', publicationId: 'c-1' }).expect(204);
    await say({ event: 'unpublish', publicationId: 'c-1' }).expect(204);
    await until('paused');
    await publish(key, 'c-2').expect(204);
    await say({ event: 'unpublish', publicationId: 'c-1' }).expect(204);

    await mia.until(() => mia.items.filter(({ t }) => t === 'state').length === 2);
    const states = mia.items.flatMap((item) => (item.t === 'state' ? [item.state] : []));
    expect(states).toEqual(['paused', 'live']);
    await mia.close();
    expect(await told(mediaPublished)).toHaveLength(2);
    expect(await told(mediaUnpublished)).toEqual([expect.objectContaining({ publicationId: 'c-1', reason: 'left' })]);
    for (const once of [sessionStarted, sessionPaused, sessionResumed]) {
      expect(await told(once as typeof sessionPaused)).toHaveLength(1);
    }
  });

  it('is given to one of several publishers who come at the same moment with the same key', async () => {
    const { key } = await issue();
    const answers = await Promise.all(['c-1', 'c-2', 'c-3', 'c-4'].map((publicationId) => publish(key, publicationId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409]);
    expect(await told(mediaPublished)).toHaveLength(1);
  });

  it('pauses when nobody says that the publisher is gone, as when its media server has died', async () => {
    await session.put('live');
    const { key } = await issue();
    await publish(key).expect(204);
    await say({ event: 'alive', publicationId: 'c-1' }).expect(204);
    expect((await session.host.get(at('media')).expect(200)).body.publishing).toBe(true);

    await until('paused');

    expect(await told(mediaUnpublished)).toEqual([expect.objectContaining({ reason: 'silent' })]);
    await say({ event: 'alive', publicationId: 'c-1' }).expect(204);
    expect(await state()).toBe('live');
    await say({ event: 'unpublish', publicationId: 'c-1' }).expect(204);
    expect((await say({ event: 'alive', publicationId: 'c-1' }).expect(410)).body.code).toBe('ingest.publication_gone');
  });

  it('gives nothing to a publisher that was gone before it was heard', async () => {
    const { key } = await issue();
    await say({ event: 'unpublish', publicationId: 'c-1' }).expect(204);
    expect((await publish(key).expect(410)).body.code).toBe('ingest.publication_gone');
    await publish(key, 'c-2').expect(204);
  });

  it('cuts off whose key was replaced, and lets nobody publish when it has ended', async () => {
    await session.put('live');
    const { key } = await issue();
    await publish(key).expect(204);
    await issue();
    const { body } = await say({ event: 'alive', publicationId: 'c-1' }).expect(403);
    expect(body).toMatchObject({ code: 'ingest.key_refused', reason: 'replaced' });
    await session.put('ended');
    expect((await say({ event: 'alive', publicationId: 'c-1' }).expect(409)).body.code).toBe('session.already_ended');
    await session.host.post(at('ingest-keys')).send({}).expect(409);
  });

  it('tells its viewers where it can be watched, in addresses that the media server has confirmed', async () => {
    const coverUrl = 'https://images.example.com/cover.jpg';
    await session.host.put(at('media')).send({ publishingGoesLive: false, coverUrl }).expect(200);
    const { body } = await viewer().get(at('playback')).expect(200);
    const { sessionId } = session;
    expect(body).toMatchObject({ sessionId, medium: 'video', coverUrl, publishing: false });
    const [flv, hls] = [new URL(body.flvUrl), new URL(body.hlsUrl)];
    expect([flv.pathname, hls.pathname]).toEqual([`/live/${sessionId}.flv`, `/hls/${sessionId}.m3u8`]);
    expect(Number(flv.searchParams.get('expires')) * 1000).toBe(Date.parse(body.expiresAt));

    const srs = (param: string, token = hookToken(MEDIA_SECRET)) =>
      service.http
        .post(`/v1/media-hooks/srs?token=${encodeURIComponent(token)}`)
        .send({ action: 'on_play', client_id: 'v', stream: sessionId, param });
    expect((await srs(flv.search).expect(200)).body).toEqual({ code: 0 });
    expect((await srs(flv.search.replace('expires=1', 'expires=2')).expect(403)).body.code).toBe('playback.refused');
    await srs('').expect(403);
    for (const token of [MEDIA_SECRET, hookToken('another secret of thirty-two characters')]) {
      await srs(flv.search, token).expect(401);
    }
    const read = { action: 'read', path: `live/${sessionId}`, id: '', query: flv.search.slice(1) };
    await service.http
      .post(`/v1/media-hooks/mediamtx?token=${hookToken(MEDIA_SECRET)}`)
      .send(read)
      .expect(204);
    await service.http.post('/v1/media-hooks/mediamtx').send(read).expect(401);
  });

  it('believes nobody who cannot sign, and knows no streams but sessions', async () => {
    const { key } = await issue();
    const call = { event: 'publish', publicationId: 'c-1', key } as const;
    for (const forged of [
      '',
      'nonsense',
      signCall('x'.repeat(32), { ...call, sessionId: session.sessionId }, Date.now()),
    ]) {
      expect((await say(call, () => forged).expect(401)).body.code).toBe('media_hook.refused');
    }
    const unknown = { ...call, sessionId: newId() };
    const signature = signCall(MEDIA_SECRET, unknown, Date.now());
    await service.http.post('/v1/media-hooks/shopcast').set(SIGNATURE_HEADER, signature).send(unknown).expect(404);
    expect(await told(mediaPublished)).toEqual([]);
  });

  it('is its host’s business, and for viewers of its account to watch', async () => {
    const stranger = service.http.as(service.credentials.staff(newId(), ['host']));
    await stranger.post(at('ingest-keys')).send({}).expect(404);
    await stranger.get(at('playback')).expect(404);
    await stranger.put(at('media')).send({ publishingGoesLive: true, coverUrl: null }).expect(404);
    await viewer().post(at('ingest-keys')).send({}).expect(403);
    await viewer().get(at('media')).expect(403);
    const bound = service.credentials.viewer(session.accountId, 'mia', { sessionId: newId() });
    await service.http.as(bound).get(at('playback')).expect(403);
    await service.http.get(at('playback')).expect(401);
    for (const coverUrl of ['http://plain.example.com/a.jpg', 'javascript:alert(1)', '', 7, undefined]) {
      await session.host.put(at('media')).send({ publishingGoesLive: true, coverUrl }).expect(400);
    }
    for (const lifetimeSeconds of [0, 59, 2_592_001, 1.5, '60', null]) {
      await session.host.post(at('ingest-keys')).send({ lifetimeSeconds }).expect(400);
    }
  });
});
