import type { StaffScope } from '@shopcast/access';
import {
  closeCodes,
  commentDeleted,
  protos,
  restrictionImposed,
  restrictionLifted,
  slowModeSet,
  viewerLeft,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { ticketFrom } from '@shopcast/room-client';
import { type ServiceUnderTest, startService, TestGrpc } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';
import { RoomClient } from '../../testing/room-client.js';

const RESTRICTIONS = '/v1/moderation/restrictions';
const AUDIT_LOG = '/v1/moderation/audit-log';

describe('keeping order', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  let mia: RoomClient;
  let noah: RoomClient;
  beforeAll(async () => {
    const env = { ROOM_TICK_MS: '20', ROOM_RULES_LOOK_MS: '60000' };
    service = await startService(StreamSessionModule, { service: 'stream-session', grpc: [protos.moderation], env });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    session = await openSession(service);
    [mia, noah] = [await session.connect('mia'), await session.connect('noah')];
    await Promise.all([mia.enter(), noah.enter()]);
  });
  afterEach(() => [mia, noah].forEach((client) => client.drop()));

  const staff = (scopes: StaffScope[], keyId?: string) =>
    service.http.as(service.credentials.staff(session.accountId, scopes, keyId));
  const restrict = async (body: object, status = 200) =>
    (await session.host.post(RESTRICTIONS).send(body).expect(status)).body;
  const muteMia = (more: object = {}) => restrict({ viewerId: 'mia', kind: 'mute', ...more });
  const banMia = (more: object = {}) => restrict({ viewerId: 'mia', kind: 'ban', ...more });
  const lift = async (restrictionId: string) =>
    (await session.host.delete(`${RESTRICTIONS}/${restrictionId}`).expect(200)).body;
  const says = (client: RoomClient) => client.ask({ t: 'comment', text: 'hello' });
  const ofAccount = ({ data }: { data: { accountId: string } }) => data.accountId === session.accountId;
  const another = async () =>
    (await session.host.post('/v1/sessions').send({ title: 'Two', medium: 'video' })).body.sessionId;

  it('a muted viewer may not write from the answer on, and may again when it is lifted', async () => {
    const until = '2036-11-23T12:30:00.000Z';
    const mute = await muteMia({ until, reason: 'spam', sessionId: session.sessionId });

    expect(await says(mia)).toMatchObject({ t: 'refused', code: 'room.muted', until });
    expect((await says(noah)).t).toBe('ok');
    expect((await mia.ask({ t: 'like', count: 1 })).t).toBe('ok');
    await lift(mute.restrictionId);
    expect((await says(mia)).t).toBe('ok');
  });

  it('who, whom, why and until when is in the log, once however often it is asked', async () => {
    const [first, again] = [await muteMia({ reason: 'spam' }), await muteMia({ reason: 'spam' })];
    const longer = await muteMia({ until: '2036-11-23T12:30:00.000Z' });
    await lift(first.restrictionId);
    expect(await lift(first.restrictionId)).toMatchObject({ liftedAt: expect.any(String) });

    expect([again, longer.restrictionId]).toEqual([first, first.restrictionId]);
    await service.log.untilQuiet();
    const imposed = (await service.publishedAs(restrictionImposed)).filter(ofAccount);
    expect(imposed.map(({ data }) => data)).toMatchObject([
      { viewerId: 'mia', kind: 'mute', sessionId: null, endsAt: null, keyId: first.keyId, grounds: 'spam' },
      { restrictionId: first.restrictionId, endsAt: '2036-11-23T12:30:00.000Z', grounds: null },
    ]);
    const lifted = (await service.publishedAs(restrictionLifted)).filter(ofAccount);
    expect(lifted.map(({ data }) => data.restrictionId)).toEqual([first.restrictionId]);
    expect((await muteMia()).restrictionId).not.toBe(first.restrictionId);
  });

  it('a banned viewer is out on all devices at once, has left, and does not get in again', async () => {
    const tablet = await session.connect('mia');
    await tablet.enter();
    const ticket = ticketFrom({ url: service.url, sessionId: session.sessionId, token: session.token('mia') });
    const early = await ticket();
    const ban = await banMia();

    const { code } = closeCodes.banned;
    expect([await mia.closeCode(), await tablet.closeCode()]).toEqual([code, code]);
    expect(await RoomClient.knock(service.url, session.sessionId, early).closeCode()).toBe(code);
    const tickets = `/v1/sessions/${session.sessionId}/room-tickets`;
    const { body } = await service.http.as(session.token('mia')).post(tickets).expect(403);
    expect(body).toMatchObject({ code: 'room.banned', until: null });
    const playback = `/v1/sessions/${session.sessionId}/playback`;
    expect((await service.http.as(session.token('mia')).get(playback).expect(403)).body.code).toBe('room.banned');
    await service.http.as(session.token('noah')).get(playback).expect(200);
    await noah.until(() => noah.online === 1);
    const left = (await service.publishedAs(viewerLeft)).filter(ofAccount);
    expect(left.map(({ data }) => [data.viewerId, data.reason])).toEqual([['mia', 'removed']]);

    await lift(ban.restrictionId);
    const back = await session.connect('mia');
    await back.enter();
    await back.close();
  });

  it('a ban from one session leaves the others open', async () => {
    const other = await another();
    await banMia({ sessionId: session.sessionId });

    expect(await mia.closeCode()).toBe(closeCodes.banned.code);
    const asMia = service.http.as(session.token('mia'));
    await asMia.post(`/v1/sessions/${other}/room-tickets`).expect(201);
    await asMia.post(`/v1/sessions/${session.sessionId}/room-tickets`).expect(403);
  });

  it('a deleted comment is gone for everybody, those included who come back, and counts once as deleted', async () => {
    const since = noah.position;
    await says(mia);
    await noah.until(() => noah.items.some(({ t }) => t === 'comment'));
    const comment = noah.items.find((item) => item.t === 'comment');
    const commentId = comment?.t === 'comment' ? comment.commentId : '';
    const address = `/v1/sessions/${session.sessionId}/comments/${commentId}`;
    const assistant = staff(['assistant']);
    for (const _again of [1, 2]) await assistant.delete(`${address}?reason=spam`).expect(204);

    await noah.until(() => noah.items.some((item) => item.t === 'deleted' && item.commentId === commentId));
    const late = await RoomClient.connect(service.url, session.sessionId, session.token('late'), since);
    await late.until(() => late.position.seq >= noah.position.seq);
    expect(late.welcome?.missed).toBeNull();
    expect(late.items.map(({ t }) => t)).toEqual(['deleted']);
    await late.close();
    await service.log.untilQuiet();
    const deleted = (await service.publishedAs(commentDeleted)).filter(ofAccount);
    const postedAt = comment?.at;
    expect(deleted.map(({ data }) => data)).toMatchObject([{ commentId, viewerId: 'mia', postedAt, grounds: 'spam' }]);
    expect((await session.host.get(`${AUDIT_LOG}?viewerId=mia`)).body.items).toMatchObject([
      { action: 'comment.deleted', commentId, sessionId: session.sessionId, reason: 'spam' },
    ]);
    expect(noah.items.filter(({ t }) => t === 'deleted')).toHaveLength(1);
  });

  it('in slow mode each viewer writes once in a while, on however many devices, and the room knows', async () => {
    const slowMode = `/v1/sessions/${session.sessionId}/slow-mode`;
    const assistant = staff(['assistant']);
    await assistant.put(slowMode).send({ seconds: 3_600 }).expect(200);
    await mia.until(() => mia.items.some((item) => item.t === 'slowMode' && item.seconds === 3_600));
    const tablet = await session.connect('mia');
    await tablet.enter();
    const comment = { t: 'comment', id: newId(), text: 'first' };

    const [phoneSaid, tabletSaid] = await Promise.all([mia.ask(comment), tablet.ask({ ...comment, id: newId() })]);
    expect([phoneSaid.t, tabletSaid.t].sort()).toEqual(['ok', 'refused']);
    const refused = phoneSaid.t === 'refused' ? phoneSaid : tabletSaid;
    expect(refused).toMatchObject({ code: 'comment.too_soon', seconds: 3_600 });
    expect((await says(noah)).t).toBe('ok');
    expect(tablet.welcome).toMatchObject({ slowModeSeconds: 3_600 });
    expect((await assistant.get(slowMode).expect(200)).body).toEqual({ seconds: 3_600 });
    for (const _again of [1, 2]) await session.host.put(slowMode).send({ seconds: 0 }).expect(200);
    await tablet.until(() => tablet.items.some((item) => item.t === 'slowMode' && item.seconds === 0));
    expect([(await says(mia)).t, (await says(tablet)).t]).toEqual(['ok', 'ok']);
    await service.log.untilQuiet();
    const set = (await service.publishedAs(slowModeSet)).filter(ofAccount);
    expect(set.map(({ data }) => data.seconds)).toEqual([3_600, 0]);
    for (const seconds of [-1, 3_601, 1.5, null]) await assistant.put(slowMode).send({ seconds }).expect(400);
    await (await openSession(service)).host.put(slowMode).send({ seconds: 1 }).expect(404);
    await tablet.close();
  });

  it('a comment that took its turn keeps it, when its author has not heard the answer', async () => {
    await session.host.put(`/v1/sessions/${session.sessionId}/slow-mode`).send({ seconds: 3_600 }).expect(200);
    await mia.until(() => mia.items.some(({ t }) => t === 'slowMode'));
    const comment = { t: 'comment', id: newId(), text: 'once' };
    expect((await mia.ask(comment)).t).toBe('ok');
    // With the viewer the process forgets its answers, as it does when it dies.
    await mia.ask({ t: 'leave' });
    const tablet = await session.connect('mia');
    await tablet.enter();
    expect((await tablet.ask(comment)).t).toBe('ok');
    expect(await tablet.ask({ ...comment, id: newId() })).toMatchObject({ code: 'comment.too_soon' });
    await tablet.close();
  });

  it('finds whoever has written a comment a moment ago, and no comment of others', async () => {
    await says(mia);
    await noah.until(() => noah.items.some(({ t }) => t === 'comment'));
    const [commentId] = noah.items.flatMap((item) => (item.t === 'comment' ? [item.commentId] : []));
    expect(await restrict({ commentId, kind: 'mute' })).toMatchObject({ viewerId: 'mia' });
    expect(await says(mia)).toMatchObject({ code: 'room.muted' });

    for (const neither of [{}, { commentId, viewerId: 'mia' }]) await restrict({ kind: 'mute', ...neither }, 400);
    expect((await restrict({ kind: 'mute', commentId: newId() }, 404)).code).toBe('comment.not_found');
    const [stranger, other] = [(await openSession(service)).host, await another()];
    await stranger.post(RESTRICTIONS).send({ commentId, kind: 'mute' }).expect(404);
    await stranger.delete(`/v1/sessions/${session.sessionId}/comments/${commentId}`).expect(404);
    await session.host.delete(`/v1/sessions/${other}/comments/${commentId}`).expect(404);
  });

  it('is for moderators, in one session for assistants, and for nobody of another account', async () => {
    const [moderator, assistant] = [staff(['moderator']), staff(['assistant'])];
    const mute = { viewerId: 'mia', kind: 'mute' };
    const { body } = await moderator.post(RESTRICTIONS).send(mute).expect(200);
    expect((await assistant.post(RESTRICTIONS).send(mute).expect(403)).body.code).toBe('access.not_allowed');
    await assistant.delete(`${RESTRICTIONS}/${body.restrictionId}`).expect(403);
    await assistant
      .post(RESTRICTIONS)
      .send({ ...mute, sessionId: session.sessionId })
      .expect(200);
    expect((await assistant.get(RESTRICTIONS).expect(200)).body.items).toHaveLength(2);
    await assistant.get(AUDIT_LOG).expect(403);
    await assistant.put('/v1/moderation/word-list').send({ words: [] }).expect(403);

    await moderator.put(`/v1/sessions/${session.sessionId}/state`).send({ state: 'ended' }).expect(403);
    await staff(['orders', 'shop', 'analyst', 'viewers', 'account']).post(RESTRICTIONS).send(mute).expect(403);
    const stranger = (await openSession(service)).host;
    await stranger.delete(`${RESTRICTIONS}/${body.restrictionId}`).expect(404);
    await stranger
      .post(RESTRICTIONS)
      .send({ ...mute, sessionId: session.sessionId })
      .expect(404);
    expect((await stranger.get(RESTRICTIONS).expect(200)).body.items).toEqual([]);
    expect((await stranger.get(AUDIT_LOG).expect(200)).body.items).toEqual([]);
  });

  it('refuses what makes no sense, and changes nothing', async () => {
    const wrong = [
      { viewerId: 'a b' },
      { kind: 'gag' },
      { until: 'soon' },
      { reason: ' ' },
      { sessionId: '7' },
      { more: 1 },
    ];
    for (const fields of wrong) await restrict({ viewerId: 'mia', kind: 'mute', ...fields }, 400);
    const over = await restrict({ viewerId: 'mia', kind: 'mute', until: '2020-01-01T00:00:00Z' }, 422);
    expect(over.code).toBe('restriction.ends_before_it_begins');
    await session.host.delete(`${RESTRICTIONS}/${newId()}`).expect(404);
    expect((await session.host.get(RESTRICTIONS).expect(200)).body.items).toEqual([]);
  });

  it('is written down: by whom, whom, where and when, newest first and page by page', async () => {
    const keyId = newId();
    const moderator = staff(['moderator'], keyId);
    await muteMia({ reason: 'spam', sessionId: session.sessionId });
    const { body: ban } = await moderator.post(RESTRICTIONS).send({ viewerId: 'noah', kind: 'ban' }).expect(200);
    await moderator.delete(`${RESTRICTIONS}/${ban.restrictionId}`).expect(200);
    await moderator
      .put('/v1/moderation/word-list')
      .send({ words: [{ word: 'scam', action: 'mask' }] })
      .expect(200);

    const read = async (query = '') => (await moderator.get(`${AUDIT_LOG}?${query}`).expect(200)).body;
    const actionsOf = ({ items }: { items: { action: string }[] }) => items.map(({ action }) => action);
    const all = ['word_list.changed', 'restriction.lifted', 'viewer.banned', 'viewer.muted'];
    expect(actionsOf(await read())).toEqual(all);
    const [first, second] = [await read('limit=3'), await read('limit=3')];
    expect(first).toEqual(second);
    expect(actionsOf(await read(`limit=3&cursor=${first.nextCursor}`))).toEqual(all.slice(3));
    expect(actionsOf(await read(`keyId=${keyId}`))).toEqual(all.slice(0, 3));
    expect(actionsOf(await read('viewerId=noah'))).toEqual(all.slice(1, 3));
    const { items } = await read(`sessionId=${session.sessionId}`);
    expect(items).toMatchObject([
      { action: 'viewer.muted', viewerId: 'mia', reason: 'spam', details: { kind: 'mute' } },
    ]);
    expect(actionsOf(await read(`to=${items[0].at}`))).toEqual([]);
    expect(actionsOf(await read(`from=${items[0].at}`))).toEqual(all);
    for (const query of ['from=x', 'keyId=7', 'cursor=x', 'limit=0'])
      await moderator.get(`${AUDIT_LOG}?${query}`).expect(400);
  });

  it('does over gRPC what it does over REST', async () => {
    const client = TestGrpc.to(service.grpcUrl, protos.moderation, 'ModerationService');
    const headers = { authorization: `Bearer ${session.hostKey}` };
    const call = (method: string, request: object) => client.call(method, request, headers);
    const mute = { kind: 'RESTRICTION_KIND_MUTE', viewerId: 'mia', reason: 'spam' };
    const { restriction } = await call('RestrictViewer', mute);

    expect(restriction).toMatchObject({ ...mute, sessionId: '', until: null, liftedAt: null });
    expect(await says(mia)).toMatchObject({ code: 'room.muted' });
    const standing = { state: 'RESTRICTION_STATE_STANDING', viewerId: 'mia' };
    expect((await call('ListRestrictions', standing)).restrictions).toEqual([restriction]);
    const { restrictionId } = restriction;
    expect((await call('LiftRestriction', { restrictionId })).restriction.liftedAt).not.toBeNull();
    expect((await call('ListRestrictions', standing)).restrictions).toEqual([]);
    const { entries } = await call('ListAuditLog', { pageSize: 1 });
    expect(entries).toMatchObject([{ action: 'restriction.lifted', viewerId: 'mia' }]);
    expect(await call('LiftRestriction', { restrictionId: newId() })).toMatchObject({
      refused: { code: 'restriction.not_found' },
    });
    for (const wrong of [{}, { ...mute, viewerId: '' }, { ...mute, sessionId: '7' }])
      expect(await call('RestrictViewer', wrong)).toMatchObject({ refused: { code: 'request.invalid' } });
    const { sessionId } = session;
    expect(await call('SetSlowMode', { sessionId, seconds: 5 })).toEqual({ seconds: 5 });
    expect(await call('GetSlowMode', { sessionId })).toEqual({ seconds: 5 });
    expect((await call('ListHeldComments', { sessionId })).comments).toEqual([]);
    const undecided = { sessionId, commentId: newId(), state: 'HELD_STATE_APPROVED' };
    expect(await call('DecideHeldComment', undecided)).toMatchObject({ refused: { code: 'held_comment.not_found' } });
    const nobodysComment = { sessionId: session.sessionId, commentId: newId() };
    expect(await call('DeleteComment', nobodysComment)).toMatchObject({ refused: { code: 'comment.not_found' } });
    client.close();
  });
});
