import { viewerEntered, viewerFollowed } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';

describe('following an account from the room', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session' });
    session = await openSession(service);
  });
  afterAll(() => service.stop());
  const followers = async () =>
    (await session.host.get(`/v1/accounts/${session.accountId}/followers?limit=2`).expect(200)).body;

  it('is a fact once, however often and from however many devices it is asked', async () => {
    const [phone, tablet] = [await session.connect('mia'), await session.connect('mia')];
    await phone.enter();
    const id = newId();
    const answers = await Promise.all([
      phone.ask({ t: 'follow', id }),
      phone.ask({ t: 'follow', id }),
      phone.ask({ t: 'follow' }),
      tablet.ask({ t: 'follow' }),
    ]);
    expect(answers.map(({ t }) => t)).toEqual(['ok', 'ok', 'ok', 'ok']);

    const followed = (await service.publishedAs(viewerFollowed)).filter(({ data }) => data.viewerId === 'mia');
    expect(followed).toHaveLength(1);
    expect(followed[0]?.subject).toBe(`${session.sessionId}:mia`);
    await Promise.all([phone.close(), tablet.close()]);
  });

  it('is known at the next entry, in any room of the account', async () => {
    const viewer = await session.connect('noah');
    await viewer.enter();
    await viewer.ask({ t: 'follow' });
    await viewer.ask({ t: 'leave' });
    await viewer.enter();

    const entered = (await service.publishedAs(viewerEntered)).filter(({ data }) => data.viewerId === 'noah');
    expect(entered.map(({ data }) => data.follower)).toEqual([false, true]);
    await viewer.close();
  });

  it('shows to the account’s staff, page by page, and to nobody else', async () => {
    for (const viewerId of ['a', 'b', 'c']) {
      const viewer = await session.connect(viewerId);
      await viewer.enter();
      await viewer.ask({ t: 'follow' });
      await viewer.close();
    }
    const first = await followers();
    expect(first.items).toHaveLength(2);
    expect(first.items[0]).toMatchObject({ viewerId: 'c', sessionId: session.sessionId });
    const url = `/v1/accounts/${session.accountId}/followers`;
    const second = await session.host.get(`${url}?limit=2&cursor=${first.nextCursor}`).expect(200);
    expect(second.body.items[0].viewerId).toBe('a');
    expect(second.body.total).toBe(first.total);

    await service.http.as(service.credentials.staff(newId())).get(url).expect(404);
    await service.http.as(session.token('mia')).get(url).expect(403);
  });
});
