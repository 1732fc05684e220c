import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { permitPlayback } from '@shopcast/media';
import { type MediaServer, startMediaServer } from './start-media-server.js';
import { HookServer } from './testing/hook-server.js';
import { RtmpPublisher } from './testing/rtmp-publisher.js';

const secret = 'a media secret of at least thirty-two characters';

describe('the media server', () => {
  let hooks: HookServer;
  let server: MediaServer;
  let sessionId: string;
  beforeAll(async () => {
    hooks = await HookServer.start(secret);
    const ports = { host: '127.0.0.1', rtmpPort: 0, httpPort: 0 };
    server = await startMediaServer({
      ...ports,
      secret,
      hookUrl: hooks.url,
      graceMs: 3_000,
      aliveMs: 100,
    });
  });
  afterAll(async () => {
    await server.stop();
    hooks.stop();
  });
  beforeEach(() => {
    sessionId = randomUUID();
  });
  afterEach(() => hooks.forget());
  const publish = (key = 'good') => RtmpPublisher.publish(server.rtmpPort, `${sessionId}?key=${key}`);
  const address = (permit: object = permitPlayback(secret, sessionId, Date.now() + 60_000)) =>
    `http://127.0.0.1:${server.httpPort}/live/${sessionId}.flv?${new URLSearchParams({ ...permit })}`;
  const watch = async () => {
    const answer = await fetch(address());
    const reader = answer.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    let seen = Buffer.alloc(0);
    const until = async (mark: string): Promise<Buffer> => {
      while (!seen.includes(mark)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`it ended before ${mark}`);
        seen = Buffer.concat([seen, value]);
      }
      return seen;
    };
    const ended = async (): Promise<void> => {
      while (!(await reader.read()).done);
    };
    return { answer, until, ended, leave: () => reader.cancel() };
  };

  it('passes on what a publisher with the key sends, to viewers with a signed address', async () => {
    const publisher = (await publish()).video('first').audio('sound');
    const early = await watch();
    await early.until('sound');
    publisher.video('second');
    await early.until('second');

    const late = await watch();

    // Who comes late begins with the last whole picture, not with what is over.
    const seen = await late.until('second');
    expect([seen.subarray(0, 5).toString('hex'), seen.includes('sound')]).toEqual(['464c560105', false]);
    expect(late.answer.headers.get('access-control-allow-origin')).toBe('*');
    await Promise.all([early.leave(), late.leave()]);
    publisher.kill();
    await hooks.until('unpublish 204');
  });

  it('refuses a wrong key and streams that are no sessions, and says why', async () => {
    const wrong = await publish('bad');
    await wrong.closed;
    expect(wrong.refused).toBe('refused.403');
    for (const name of [sessionId, 'nonsense?key=good', `${sessionId}?key=`, `${sessionId}?key=a&key=b`]) {
      const nameless = await RtmpPublisher.publish(server.rtmpPort, name);
      await nameless.closed;
      expect(nameless.refused).toBe('no session, or no key');
    }
    expect(hooks.heard).toEqual(['publish 403']);
  });

  it('shows nothing without a signature, with an expired one, or where nobody publishes', async () => {
    const publisher = await publish();
    for (const permit of [
      {},
      permitPlayback(secret, sessionId, Date.now() - 1_000),
      permitPlayback(secret, randomUUID(), Date.now() + 60_000),
      permitPlayback('another secret of thirty-two characters!', sessionId, Date.now() + 60_000),
    ]) {
      const answer = await fetch(address(permit));
      expect([answer.status, await answer.json()]).toEqual([
        403,
        expect.objectContaining({ code: 'playback.refused' }),
      ]);
    }
    publisher.kill();
    await hooks.until('unpublish 204');
    sessionId = randomUUID();
    expect((await fetch(address())).status).toBe(404);
    expect((await fetch(address(), { method: 'POST' })).status).toBe(405);
    expect((await fetch(`http://127.0.0.1:${server.httpPort}/../etc/passwd`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${server.httpPort}/health/live`)).status).toBe(200);
  });

  it('lets viewers wait for a lost publisher, has them come anew when one is there, and sends them home else', async () => {
    const first = (await publish()).video('before');
    const viewer = await watch();
    await viewer.until('before');
    first.kill();
    await hooks.until('unpublish 204');

    const second = (await publish()).audio('after');
    // A player that began with video would wait for pictures for ever, and one that began at another time for that.
    await viewer.ended();
    const listener = await watch();
    second.audio('again');
    expect((await listener.until('again')).subarray(0, 5).toString('hex')).toBe('464c560104');
    second.kill();

    await listener.ended();
    expect((await fetch(address())).status).toBe(404);
  });

  it('says that publishers are alive, and cuts off those that Shopcast does not want any more', async () => {
    const publisher = await publish();
    await hooks.until('alive 204', 2);
    hooks.answer = () => 503;
    await hooks.until('alive 503');
    hooks.answer = ({ event }) => (event === 'alive' ? 410 : 204);

    await publisher.closed;

    hooks.answer = ({ key, event }) => (event === 'publish' && key !== 'good' ? 403 : 204);
    await hooks.until('unpublish 204');
  });

  it('says goodbye for a publisher whose answer it has not heard: it may hold the session', async () => {
    hooks.answer = ({ event }) => (event === 'publish' ? 503 : 204);
    const publisher = await publish();
    await publisher.closed;
    expect(publisher.refused).toBe('Shopcast does not answer');
    await hooks.until('unpublish 204');
    hooks.answer = ({ key, event }) => (event === 'publish' && key !== 'good' ? 403 : 204);
  });

  it('gives the stream to the publisher to whom Shopcast gives the session', async () => {
    const silent = (await publish()).video('old');
    const viewer = await watch();
    await viewer.until('old');
    const next = (await publish()).video('new');
    await silent.closed;
    await viewer.ended();
    const again = await watch();
    await again.until('new');
    await again.leave();
    next.kill();
    await hooks.until('unpublish 204', 2);
  });

  it('ends a connection that speaks nonsense or too much, and nothing else', async () => {
    const publisher = (await publish()).video('steady');
    const viewer = await watch();
    const greeting = Buffer.alloc(1 + 2 * 1536, 3);
    const nonsense = [
      Buffer.alloc(100_000, 7),
      Buffer.concat([greeting, Buffer.from('43ffffffffffff14ffffffff', 'hex')]),
      Buffer.concat([greeting, Buffer.from('0200000000000001ffffffff', 'hex'), Buffer.alloc(40_000)]),
    ];
    for (const bytes of nonsense) {
      const socket = connect(server.rtmpPort, '127.0.0.1').on('error', () => undefined);
      socket.resume().write(bytes);
      await new Promise((closed) => socket.once('close', closed));
    }
    publisher.video('going on');
    await viewer.until('going on');
    await viewer.leave();
    publisher.kill();
    await hooks.until('unpublish 204');
  });

  it('ends a connection that says nothing', async () => {
    const ports = { host: '127.0.0.1', rtmpPort: 0, httpPort: 0 };
    const impatient = await startMediaServer({ ...ports, secret, hookUrl: hooks.url, idleMs: 50 });
    const socket = connect(impatient.rtmpPort, '127.0.0.1').resume();
    await new Promise((closed) => socket.once('close', closed));
    await impatient.stop();
  });

  it('is down at once when it is stopped, and has said goodbye for its publishers', async () => {
    const ports = { host: '127.0.0.1', rtmpPort: 0, httpPort: 0 };
    const other = await startMediaServer({ ...ports, secret, hookUrl: hooks.url });
    await expect(startMediaServer({ ...ports, rtmpPort: other.rtmpPort, secret, hookUrl: hooks.url })).rejects.toThrow(
      'EADDRINUSE',
    );
    const publisher = await RtmpPublisher.publish(other.rtmpPort, `${sessionId}?key=good`);
    await other.stop();
    await publisher.closed;
    expect(hooks.heard).toEqual(['publish 204', 'unpublish 204']);
  });
});
