import { commentPosted } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';
import { RoomClient } from '../../testing/room-client.js';

const WORD_LIST = '/v1/moderation/word-list';

describe('PUT /v1/moderation/word-list', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  let mia: RoomClient;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session', env: { ROOM_TICK_MS: '20' } });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    session = await openSession(service);
    mia = await session.connect('mia');
    await mia.enter();
  });
  afterEach(() => mia.close());
  const put = (words: unknown, status = 200) => session.host.put(WORD_LIST).send({ words }).expect(status);
  const posted = async () =>
    (await service.publishedAs(commentPosted))
      .filter(({ data }) => data.sessionId === session.sessionId)
      .map(({ data }) => data.text);

  it('holds from its answer on: masked for everybody and the log, or refused', async () => {
    expect((await mia.ask({ t: 'comment', text: 'scam' })).t).toBe('ok');
    await put([
      { word: 'scam', action: 'mask' },
      { word: '騙子', action: 'reject' },
    ]);

    expect((await mia.ask({ t: 'comment', text: 'What a s.c.4.m!' })).t).toBe('ok');
    expect(await mia.ask({ t: 'comment', text: '骗*子' })).toMatchObject({
      t: 'refused',
      code: 'comment.word_refused',
    });
    await mia.until(() => mia.items.filter(({ t }) => t === 'comment').length === 2);
    const seen = mia.items.flatMap((item) => (item.t === 'comment' ? [item.text] : []));
    expect(seen).toEqual(['scam', 'What a ****!']);
    expect(await posted()).toEqual(expect.arrayContaining(seen));
    expect(await posted()).toHaveLength(2);
  });

  it('holds comments back: nobody reads them before a moderator approves, and then everybody does', async () => {
    await put([
      { word: 'cheap', action: 'hold' },
      { word: 'scam', action: 'mask' },
    ]);
    const comment = { t: 'comment', id: newId(), text: 'ch3ap scam' };
    for (const _again of [1, 2]) expect(await mia.ask(comment)).toMatchObject({ t: 'refused', code: 'comment.held' });
    await mia.ask({ t: 'comment', text: 'cheap, too' });
    const { accountId, sessionId } = session;
    const assistant = service.http.as(service.credentials.staff(accountId, ['assistant']));
    const queue = `/v1/sessions/${sessionId}/held-comments`;
    const { items } = (await assistant.get(queue).expect(200)).body;
    expect(items).toMatchObject([
      { text: 'ch3ap ****', viewerId: 'mia', state: 'waiting' },
      { text: 'cheap, too', viewerId: 'mia', decidedAt: null },
    ]);
    const [first, second] = items;
    const review = (held: { commentId: string }, state: string, status = 200) =>
      assistant.put(`${queue}/${held.commentId}`).send({ state }).expect(status);
    await review(second, 'refused');
    expect(await posted()).toEqual([]);

    for (const _again of [1, 2]) await review(first, 'approved');
    await mia.until(() => mia.items.some(({ t }) => t === 'comment'));
    expect((await review(second, 'approved', 409)).body.code).toBe('held_comment.decided');
    await service.log.untilQuiet();
    expect(await posted()).toEqual(['ch3ap ****']);
    const seen = mia.items.flatMap((item) => (item.t === 'comment' ? [[item.commentId, item.text]] : []));
    expect(seen).toEqual([[first.commentId, 'ch3ap ****']]);
    expect((await assistant.get(queue).expect(200)).body.items).toEqual([]);
    const { body } = await session.host.get('/v1/moderation/audit-log?viewerId=mia').expect(200);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual(['comment.approved', 'comment.refused']);
    await (await openSession(service)).host.get(queue).expect(404);
  });

  it('says what was approved although the process died before it could, and approves nothing when all is over', async () => {
    await put([{ word: 'cheap', action: 'hold' }]);
    for (const text of ['cheap', 'very cheap']) await mia.ask({ t: 'comment', text });
    const { sessionId } = session;
    const queue = `/v1/sessions/${sessionId}/held-comments`;
    const [first, second] = (await session.host.get(`${queue}?limit=2`).expect(200)).body.items;
    // As if the process that approved it had died at once.
    await service.database.query(asService, `UPDATE held_comments SET state = 'approved' WHERE comment_id = $1`, [
      first.commentId,
    ]);
    await mia.until(() => mia.items.some((item) => item.t === 'comment' && item.commentId === first.commentId));
    await session.put('ended');
    const { body } = await session.host.put(`${queue}/${second.commentId}`).send({ state: 'approved' }).expect(409);
    expect(body.code).toBe('session.not_live');
    await session.host.put(`${queue}/${second.commentId}`).send({ state: 'refused' }).expect(200);
  });

  it('is one account’s own, and can be emptied again', async () => {
    const other = await openSession(service);
    await put([{ word: 'scam', action: 'reject' }]);
    const { body } = await other.host.get(WORD_LIST).expect(200);
    expect(body).toEqual({ words: [], version: 0, changedAt: null });

    await put([]);
    expect((await mia.ask({ t: 'comment', text: 'scam' })).t).toBe('ok');
    expect((await session.host.get(WORD_LIST).expect(200)).body).toMatchObject({ words: [], version: 2 });
  });

  it('changes nothing when it says the same again', async () => {
    const words = [{ word: 'scam', action: 'mask' }];
    const [first, again] = [await put(words), await put(words)];
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({ words, version: 1, changedAt: expect.any(String) });
  });

  it('refuses what cannot be read, what is read alike and what is unknown, and keeps what was there', async () => {
    await put([{ word: 'scam', action: 'mask' }]);
    const refusals = [
      [[{ word: '♥♥', action: 'mask' }], 422, 'word_list.word_unreadable'],
      [['scam', 'ＳＣＡＭ'].map((word) => ({ word, action: 'mask' })), 422, 'word_list.word_twice'],
      [null, 400, 'request.invalid'],
      [[null], 400, 'request.invalid'],
      [[[]], 400, 'request.invalid'],
      [['scam'], 400, 'request.invalid'],
      [[{ word: '\u0000', action: 'mask' }], 400, 'request.invalid'],
      [[{ word: 'scam', action: 'burn' }], 400, 'request.invalid'],
      [[{ word: 'scam', action: 'mask', why: 'fraud' }], 400, 'request.invalid'],
    ] as const;
    for (const [words, status, code] of refusals) expect((await put(words, status)).body).toMatchObject({ code });
    expect((await session.host.get(WORD_LIST)).body).toMatchObject({ words: [{ word: 'scam', action: 'mask' }] });
  });

  it('is for the account’s hosts', async () => {
    const staff = service.http.as(service.credentials.staff(session.accountId, ['shop']));
    await staff.put(WORD_LIST).send({ words: [] }).expect(403);
    await service.http.as(session.token('mia')).get(WORD_LIST).expect(403);
  });
});
