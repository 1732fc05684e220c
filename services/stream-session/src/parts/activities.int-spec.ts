import {
  announcementMade,
  announcementWithdrawn,
  followersOnlySet,
  lotteryDrawn,
  lotteryEntered,
  lotteryOpened,
  lotteryWon,
  pollClosed,
  pollOpened,
  pollVoted,
  protos,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { drawWinners, isFairDraw } from '@shopcast/room-client';
import { type ServiceUnderTest, startService, TestGrpc } from '@shopcast/testing';
import { StreamSessionModule } from '../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../testing/open-session.js';
import type { RoomClient } from '../testing/room-client.js';

describe('what hosts do with the audience', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  let mia: RoomClient;
  let noah: RoomClient;
  beforeAll(async () => {
    const env = { ROOM_TICK_MS: '20', ROOM_SWEEP_MS: '60000' };
    service = await startService(StreamSessionModule, {
      service: 'stream-session',
      grpc: [protos.activity, protos.moderation],
      env,
    });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    session = await openSession(service);
    [mia, noah] = [await session.connect('mia'), await session.connect('noah')];
    await Promise.all([mia.enter(), noah.enter()]);
  });
  afterEach(() => [mia, noah].forEach((client) => client.drop()));

  const at = (path = '') => `/v1/sessions/${session.sessionId}${path}`;
  const as = (viewerId: string) => service.http.as(session.token(viewerId));
  const published = async <Data extends { accountId: string }>(
    contract: Parameters<typeof service.publishedAs<Data>>[0],
  ) => {
    await service.log.untilQuiet();
    return (await service.publishedAs(contract))
      .map(({ data }) => data)
      .filter((data) => data.accountId === session.accountId);
  };

  describe('a lottery', () => {
    const plan = { prize: 'A lipstick', winnerCount: 1, seconds: 600 };
    const open = async (more: object = {}, status = 201) =>
      (
        await session.host
          .post(at('/lotteries'))
          .send({ ...plan, ...more })
          .expect(status)
      ).body;
    const draw = async (lotteryId: string) =>
      (await session.host.post(at(`/lotteries/${lotteryId}/draw`)).expect(200)).body;
    const takePart = (client: RoomClient, lotteryId: string, id: string = newId()) =>
      client.ask({ t: 'takePart', id, lotteryId });
    const shown = (client: RoomClient) => client.items.filter((item) => item.t === 'lottery');

    it('is decided by a seed whose hash everybody was told before, and anybody can compute the winners', async () => {
      const { lotteryId, commitment } = await open({ winnerCount: 2 });
      const audience = await Promise.all(['a', 'b', 'c'].map((viewerId) => session.connect(viewerId)));
      await Promise.all(audience.map((client) => client.enter()));
      const answers = await Promise.all([mia, noah, ...audience].map((client) => takePart(client, lotteryId)));
      await mia.until(() => mia.items.some((item) => item.t === 'entrants' && item.entrants === 5));
      const drawn = await draw(lotteryId);
      await mia.until(() => shown(mia).length === 2);

      expect(answers.every(({ t }) => t === 'ok')).toBe(true);
      expect(shown(mia)).toMatchObject([
        { commitment, seed: null, state: 'open', entrants: 0, winners: [] },
        { commitment, seed: drawn.seed, state: 'drawn', entrants: 5 },
      ]);
      const { body: proof } = await as('noah')
        .get(at(`/lotteries/${lotteryId}/proof`))
        .expect(200);
      expect(proof.entrants).toHaveLength(5);
      expect(await isFairDraw(proof)).toBe(true);
      expect(await drawWinners(proof.seed, proof.entrants, 2)).toEqual(proof.winners);
      expect(drawn.winners.map(({ entrant }: { entrant: string }) => entrant)).toEqual(proof.winners);
      const named = (winners: { viewerId: string }[]) => winners.map(({ viewerId }) => viewerId).sort();
      expect(named(await published(lotteryWon))).toEqual(named(drawn.winners));
      expect(await published(lotteryOpened)).toMatchObject([{ lotteryId, commitment }]);
      expect(await published(lotteryDrawn)).toMatchObject([
        { seed: drawn.seed, entrantCount: 5, winners: proof.winners },
      ]);
      audience.forEach((client) => client.drop());
    });

    it('has every viewer once, from however many devices and however often it is asked', async () => {
      const { lotteryId } = await open();
      const tablet = await session.connect('mia');
      await tablet.enter();
      const id = newId();
      const asked = [mia, tablet, mia, tablet].map((client, n) => takePart(client, lotteryId, n < 2 ? id : newId()));

      expect((await Promise.all(asked)).map(({ t }) => t)).toEqual(['ok', 'ok', 'ok', 'ok']);
      expect((await session.host.get(at(`/lotteries/${lotteryId}`)).expect(200)).body.entrants).toBe(1);
      expect(await published(lotteryEntered)).toMatchObject([{ lotteryId, viewerId: 'mia' }]);
      tablet.drop();
    });

    it('is drawn once, whoever wants it drawn, and tells nothing before', async () => {
      const { lotteryId } = await open();
      await takePart(mia, lotteryId);
      const early = await as('mia')
        .get(at(`/lotteries/${lotteryId}/proof`))
        .expect(409);
      expect(early.body.code).toBe('lottery.not_drawn');
      expect((await session.host.get(at('/lotteries'))).body.items).toMatchObject([{ lotteryId, seed: null }]);
      const draws = await Promise.all(Array.from({ length: 8 }, () => draw(lotteryId)));

      expect(new Set(draws.map((drawn) => JSON.stringify(drawn))).size).toBe(1);
      expect(await published(lotteryDrawn)).toHaveLength(1);
      expect(await published(lotteryWon)).toMatchObject([{ viewerId: 'mia', prize: 'A lipstick' }]);
      expect(await takePart(noah, lotteryId)).toMatchObject({ code: 'lottery.over' });
      expect((await takePart(mia, lotteryId)).t).toBe('ok');
      const entry = async (viewerId: string, status = 200) =>
        (
          await as(viewerId)
            .get(at(`/lotteries/${lotteryId}/entry`))
            .expect(status)
        ).body;
      expect(await entry('mia')).toMatchObject({ hasWon: true });
      expect(await entry('noah', 404)).toMatchObject({ code: 'lottery.not_entered' });
    });

    it('is drawn by itself when its time comes, and with the end of the session', async () => {
      const rehearsal = await openSession(service, { timeScale: 100 });
      const path = `/v1/sessions/${rehearsal.sessionId}/lotteries`;
      const { lotteryId } = (
        await rehearsal.host
          .post(path)
          .send({ ...plan, seconds: 20 })
          .expect(201)
      ).body;
      const isDrawn = async (host = rehearsal.host, address = `${path}/${lotteryId}`) => {
        for (let looks = 0; looks < 200; looks += 1) {
          if ((await host.get(address).expect(200)).body.state === 'drawn') return true;
          await new Promise((later) => setTimeout(later, 50));
        }
        return false;
      };
      expect(await isDrawn()).toBe(true);

      const other = await open();
      await takePart(mia, other.lotteryId);
      await session.put('ended');
      expect(await isDrawn(session.host, at(`/lotteries/${other.lotteryId}`))).toBe(true);
      expect(await published(lotteryWon)).toMatchObject([{ lotteryId: other.lotteryId, viewerId: 'mia' }]);
    });

    it('with a keyword has those who write it, in whatever width and case', async () => {
      const { lotteryId } = await open({ keyword: 'Want it' });

      expect(await takePart(mia, lotteryId)).toMatchObject({ code: 'lottery.needs_keyword', keyword: 'Want it' });
      expect((await mia.ask({ t: 'comment', text: 'I really ｗａｎｔ IT!' })).t).toBe('ok');
      expect((await noah.ask({ t: 'comment', text: 'me too' })).t).toBe('ok');
      expect(await published(lotteryEntered)).toMatchObject([{ viewerId: 'mia' }]);
    });

    it('is not won by who has been banned meanwhile', async () => {
      const { lotteryId } = await open({ winnerCount: 2 });
      await Promise.all([takePart(mia, lotteryId), takePart(noah, lotteryId)]);
      await session.host.post('/v1/moderation/restrictions').send({ viewerId: 'mia', kind: 'ban' }).expect(200);
      const { winners, entrants } = await draw(lotteryId);

      expect([winners.map(({ viewerId }: { viewerId: string }) => viewerId), entrants]).toEqual([['noah'], 1]);
      const { body: proof } = await as('noah')
        .get(at(`/lotteries/${lotteryId}/proof`))
        .expect(200);
      expect(await isFairDraw(proof)).toBe(true);
    });

    it('is opened once under a key, one at a time, only while the session is on, in wanted words', async () => {
      const first = await session.host.post(at('/lotteries')).set('Idempotency-Key', 'k').send(plan).expect(201);
      const again = await session.host.post(at('/lotteries')).set('Idempotency-Key', 'k').send(plan).expect(201);
      expect(again.body).toEqual(first.body);
      expect((await open({}, 409)).code).toBe('lottery.open_already');
      await session.host
        .put('/v1/moderation/word-list')
        .send({ words: [{ word: 'scam', action: 'hold' }] })
        .expect(200);
      expect((await open({ prize: 'a s.c.a.m' }, 422)).code).toBe('room.word_refused');
      const draft = await openSession(service, { live: false });
      const path = `/v1/sessions/${draft.sessionId}/lotteries`;
      expect((await draft.host.post(path).send(plan).expect(409)).body.code).toBe('session.not_live');
      await draft.host.get(at('/lotteries')).expect(404);
      expect(await takePart(mia, newId())).toMatchObject({ code: 'lottery.over' });
    });

    it('is there for who comes later', async () => {
      const { lotteryId } = await open();
      await takePart(mia, lotteryId);
      const late = await session.connect('late');
      await late.until(() => late.welcome !== undefined);

      expect(late.welcome?.lottery).toMatchObject({ lotteryId, state: 'open', prize: 'A lipstick' });
      late.drop();
    });

    it('goes over gRPC as it goes over REST', async () => {
      const client = TestGrpc.to(service.grpcUrl, protos.activity, 'ActivityService');
      const headers = { authorization: `Bearer ${session.hostKey}` };
      const call = (method: string, request: object) =>
        client.call(method, { sessionId: session.sessionId, ...request }, headers);
      const { lottery } = await call('OpenLottery', plan);
      const { lotteryId } = lottery;
      await takePart(mia, lotteryId);

      expect(await call('GetDrawProof', { lotteryId })).toMatchObject({ refused: { code: 'lottery.not_drawn' } });
      const drawn = (await call('DrawLottery', { lotteryId })).lottery;
      expect(drawn).toMatchObject({ state: 'LOTTERY_STATE_DRAWN', winners: [{ viewerId: 'mia' }] });
      expect((await call('GetLottery', { lotteryId })).lottery).toEqual(drawn);
      expect((await call('ListLotteries', {})).lotteries).toEqual([drawn]);
      expect(await isFairDraw((await call('GetDrawProof', { lotteryId })) as never)).toBe(true);
      expect(await call('OpenLottery', { ...plan, winnerCount: 0 })).toMatchObject({
        refused: { code: 'request.invalid' },
      });
      client.close();
    });
  });

  describe('a poll', () => {
    const plan = { question: 'Which next?', options: ['The coat', 'The bag', 'Neither'] };
    const open = async (more: object = {}, status = 201) =>
      (
        await session.host
          .post(at('/polls'))
          .send({ ...plan, ...more })
          .expect(status)
      ).body;
    const close = async (pollId: string) => (await session.host.post(at(`/polls/${pollId}/closing`)).expect(200)).body;
    const vote = (client: RoomClient, pollId: string, option: number) => client.ask({ t: 'vote', pollId, option });

    it('has one vote per viewer, for good, and everybody sees the tally', async () => {
      const { pollId } = await open();
      const tablet = await session.connect('mia');
      await tablet.enter();
      const answers = await Promise.all([vote(mia, pollId, 1), vote(tablet, pollId, 1), vote(noah, pollId, 0)]);

      expect(answers.map(({ t }) => t)).toEqual(['ok', 'ok', 'ok']);
      expect(await vote(mia, pollId, 2)).toMatchObject({ code: 'poll.voted_otherwise', option: 1 });
      await noah.until(() => noah.items.some((item) => item.t === 'tally' && item.votes.join() === '1,1,0'));
      expect(await published(pollVoted)).toHaveLength(2);
      const late = await session.connect('late');
      expect(late.welcome?.poll).toMatchObject({ ...plan, pollId, state: 'open', votes: [1, 1, 0] });
      expect(
        (
          await as('mia')
            .get(at(`/polls/${pollId}/vote`))
            .expect(200)
        ).body,
      ).toEqual({ option: 1 });
      expect(
        (
          await as('late')
            .get(at(`/polls/${pollId}/vote`))
            .expect(200)
        ).body,
      ).toEqual({ option: null });
      tablet.drop();
      late.drop();
    });

    it('comes to one result, whoever closes it, and with the session at the latest', async () => {
      const { pollId } = await open();
      await vote(mia, pollId, 2);
      const results = await Promise.all([close(pollId), close(pollId), close(pollId)]);

      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
      expect(await vote(noah, pollId, 0)).toMatchObject({ code: 'poll.over' });
      expect((await vote(mia, pollId, 2)).t).toBe('ok');
      await noah.until(() => noah.items.some((item) => item.t === 'poll' && item.state === 'closed'));
      const other = await open({ options: ['yes', 'no'] });
      await session.put('ended');
      for (let looks = 0; looks < 100 && (await published(pollClosed)).length < 2; looks += 1) {
        await new Promise((later) => setTimeout(later, 50));
      }
      expect(await published(pollClosed)).toMatchObject([
        { pollId, options: plan.options, votes: [0, 0, 1] },
        { pollId: other.pollId, votes: [0, 0] },
      ]);
    });

    it('asks one thing at a time, once under a key, with options that differ, in wanted words', async () => {
      expect((await open({ options: ['Yes', ' ｙｅｓ'] }, 422)).code).toBe('poll.options_alike');
      for (const options of [['one'], Array(7).fill('x'), ['a', ' '], ['a', 7], 'ab', ['a', 'x'.repeat(101)]])
        expect((await open({ options }, 400)).code).toBe('request.invalid');
      const words = [{ word: 'scam', action: 'reject' }];
      await session.host.put('/v1/moderation/word-list').send({ words }).expect(200);
      expect((await open({ options: ['fine', 'scam'] }, 422)).code).toBe('room.word_refused');
      const ask = () => session.host.post(at('/polls')).set('Idempotency-Key', 'k').send(plan).expect(201);
      const [first, again] = [await ask(), await ask()];
      expect(again.body).toEqual(first.body);
      expect((await open({}, 409)).code).toBe('poll.open_already');
      expect(await vote(mia, first.body.pollId, 5)).toMatchObject({ code: 'poll.no_such_option' });
      expect(await published(pollOpened)).toHaveLength(1);
      expect((await session.host.get(at('/polls')).expect(200)).body.items).toEqual([first.body]);
    });

    it('goes over gRPC as it goes over REST', async () => {
      const client = TestGrpc.to(service.grpcUrl, protos.activity, 'ActivityService');
      const headers = { authorization: `Bearer ${session.hostKey}` };
      const call = (method: string, request: object) =>
        client.call(method, { sessionId: session.sessionId, ...request }, headers);
      const { pollId } = (await call('OpenPoll', plan)).poll;
      await vote(mia, pollId, 0);
      const { poll } = await call('ClosePoll', { pollId });

      expect(poll).toMatchObject({ ...plan, state: 'POLL_STATE_CLOSED', votes: [1, 0, 0] });
      expect((await call('GetPoll', { pollId })).poll).toEqual(poll);
      expect((await call('ListPolls', {})).polls).toEqual([poll]);
      expect(await call('OpenPoll', { ...plan, options: [] })).toMatchObject({ refused: { code: 'request.invalid' } });
      const { announcement } = await call('Announce', { text: 'Free shipping' });
      expect((await call('GetAnnouncement', {})).announcement).toEqual(announcement);
      await call('WithdrawAnnouncement', {});
      expect((await call('GetAnnouncement', {})).announcement).toBeNull();
      client.close();
    });
  });

  it('an announcement stands on top of the room until another takes its place or it is withdrawn', async () => {
    const words = [{ word: 'scam', action: 'mask' }];
    await session.host.put('/v1/moderation/word-list').send({ words }).expect(200);
    const put = (text: string) => session.host.put(at('/announcement')).send({ text }).expect(200);
    const [first, again] = [await put('Free shipping, no scam'), await put('Free shipping, no scam')];
    const { body: second } = await put('Sold out');
    const late = await session.connect('late');
    await session.host.delete(at('/announcement')).expect(204);
    await session.host.delete(at('/announcement')).expect(204);
    const texts = () => mia.items.flatMap((item) => (item.t === 'announcement' ? [item.text] : []));
    await mia.until(() => texts().at(-1) === null);

    expect(again.body).toEqual(first.body);
    expect(texts()).toEqual(['Free shipping, no ****', 'Sold out', null]);
    expect(late.welcome?.announcement).toEqual({ announcementId: second.announcementId, text: 'Sold out' });
    const made = await published(announcementMade);
    expect(made.map(({ message }) => message)).toEqual(['Free shipping, no ****', 'Sold out']);
    expect(await published(announcementWithdrawn)).toMatchObject([{ announcementId: second.announcementId }]);
    expect((await session.host.get(at('/announcement')).expect(200)).body.text).toBeNull();
    late.drop();
  });

  it('a room for followers only refuses the comments of others, who may follow and then write', async () => {
    const set = (isOn: boolean) => session.host.put(at('/followers-only')).send({ isOn }).expect(200);
    const says = (client: RoomClient) => client.ask({ t: 'comment', text: 'hello' });
    await Promise.all([set(true), set(true)]);
    await mia.until(() => mia.items.some((item) => item.t === 'followersOnly' && item.isOn));
    const late = await session.connect('late');

    expect(late.welcome?.followersOnly).toBe(true);
    expect(await says(mia)).toMatchObject({ t: 'refused', code: 'comment.followers_only' });
    await mia.ask({ t: 'follow' });
    expect((await says(mia)).t).toBe('ok');
    expect(await says(noah)).toMatchObject({ code: 'comment.followers_only' });
    await set(false);
    await noah.until(() => noah.items.some((item) => item.t === 'followersOnly' && !item.isOn));
    expect((await says(noah)).t).toBe('ok');
    expect((await published(followersOnlySet)).map(({ isOn }) => isOn)).toEqual([true, false]);
    const client = TestGrpc.to(service.grpcUrl, protos.moderation, 'ModerationService');
    const call = (method: string, isOn?: boolean) =>
      client.call(method, { sessionId: session.sessionId, isOn }, { authorization: `Bearer ${session.hostKey}` });
    expect(await call('SetFollowersOnly', true)).toEqual({ isOn: true });
    expect(await call('GetFollowersOnly')).toEqual({ isOn: true });
    client.close();
    late.drop();
  });
});
