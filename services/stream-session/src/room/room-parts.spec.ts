import { newId } from '@shopcast/kernel';
import { Batcher } from './batcher.js';
import { FrameAllowance } from './frame-allowance.js';
import { HoldLedger } from './hold-ledger.js';
import { Member } from './member.js';
import { Peers } from './peers.js';
import { checkFrame, readFrame } from './read-frame.js';
import { OutgoingNews, readNews } from './room-news.js';

describe('a batcher', () => {
  it('asks for all that came together, once, and answers each with its own', async () => {
    const asked: number[][] = [];
    const batcher = new Batcher<number, number>(async (questions) => {
      asked.push([...questions]);
      return questions.map((question) => question * 2);
    }, 1);
    expect(await Promise.all([1, 2, 3].map((n) => batcher.ask(n)))).toEqual([2, 4, 6]);
    expect(await batcher.ask(4)).toBe(8);
    expect(asked).toEqual([[1, 2, 3], [4]]);
  });

  it('fails those who asked together, and goes on with the next', async () => {
    let failing = true;
    const batcher = new Batcher<number, number>(async (questions) => {
      if (failing) throw new Error('away');
      return questions;
    }, 1);
    await expect(Promise.all([batcher.ask(1), batcher.ask(2)])).rejects.toThrow('away');
    failing = false;
    expect(await batcher.ask(3)).toBe(3);
  });
});

describe('the allowance of a connection', () => {
  it('lets a burst through, then a steady flow, and no more', () => {
    const allowance = new FrameAllowance(10, 3, 0);
    expect([1, 2, 3, 4].map(() => allowance.take(0))).toEqual([true, true, true, false]);
    expect([allowance.take(100), allowance.take(100)]).toEqual([true, false]);
    expect([1, 2, 3, 4].map(() => allowance.take(60_000))).toEqual([true, true, true, false]);
  });

  it('is not refilled by a clock that was set back', () => {
    const allowance = new FrameAllowance(10, 1, 10_000);
    expect([allowance.take(10_000), allowance.take(0), allowance.take(50)]).toEqual([true, false, false]);
  });
});

describe('client frames', () => {
  const id = newId();
  it('need to be objects with a known type and an id', () => {
    expect(readFrame(JSON.stringify({ t: 'leave', id }))).toEqual({ t: 'leave', id });
    for (const text of ['', '7', '"t"', '{"t":"leave"}', '{"t":"toString","id":"1"}', `{"t":"leave","id":7}`]) {
      expect(readFrame(text)).toBeUndefined();
    }
  });

  it('are checked field by field, and may have no others', () => {
    const comment = { t: 'comment', id, text: '買到了' } as const;
    expect(checkFrame(comment)).toBe(comment);
    expect(() => checkFrame({ ...comment, text: ' ' } as never)).toThrow('does not fit');
    expect(() => checkFrame({ ...comment, at: 'now' } as never)).toThrow('does not fit');
  });
});

describe('the ledger of holds', () => {
  const hold = (stayId: string, awaySinceMs: number | null = null) => ({
    stayId,
    accountId: newId(),
    sessionId: newId(),
    awaySinceMs,
  });

  it('hands over each change once, the last one of each stay', () => {
    const ledger = new HoldLedger();
    ledger.hold(hold('a'));
    ledger.hold(hold('a', 7));
    ledger.hold(hold('b'));
    ledger.release('b');
    expect(ledger.takeNews()).toEqual({
      held: [expect.objectContaining({ stayId: 'a', awaySinceMs: 7 })],
      released: ['b'],
    });
    expect(ledger.hasNews).toBe(false);
    expect(ledger.all()).toHaveLength(1);
  });

  it('takes back what could not be saved, unless it has changed since', () => {
    const ledger = new HoldLedger();
    ledger.hold(hold('a'));
    ledger.hold(hold('b'));
    ledger.release('b');
    const news = ledger.takeNews();
    ledger.release('a');
    ledger.hold(hold('b'));
    ledger.giveBack(news);
    expect(ledger.takeNews()).toEqual({ held: [expect.objectContaining({ stayId: 'b' })], released: ['a'] });
  });
});

describe('a member', () => {
  it('does things one after the other, also after one has failed', async () => {
    const member = new Member({ accountId: newId(), sessionId: newId(), viewerId: 'mia' });
    const done: number[] = [];
    const results = await Promise.allSettled([
      member.exclusive(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        done.push(1);
        throw new Error('lost');
      }),
      member.exclusive(async () => done.push(2)),
    ]);
    expect([done, results.map(({ status }) => status)]).toEqual([
      [1, 2],
      ['rejected', 'fulfilled'],
    ]);
    expect(member.idle).toBe(true);
  });

  it('answers a repeated request with the first answer, and tries again what has failed', async () => {
    const member = new Member({ accountId: newId(), sessionId: newId(), viewerId: 'mia' });
    let calls = 0;
    const work = async (): Promise<number> => {
      calls += 1;
      if (calls === 1) throw new Error('lost');
      return calls;
    };
    await expect(member.once('id', work)).rejects.toThrow('lost');
    expect(await Promise.all([member.once('id', work), member.once('id', work)])).toEqual([2, 2]);
    expect(await member.once('other', work)).toBe(3);
  });
});

describe('the other processes of a room', () => {
  it('add up to one number, and a viewer whom both have counts once', () => {
    const peers = new Peers();
    peers.hear('other', 5, 0);
    peers.share('other', 'stay-1');
    expect([peers.ours(3), peers.online(3)]).toEqual([2, 7]);
    peers.unshare('stay-1');
    expect(peers.online(3)).toBe(8);
  });

  it('are forgotten when they have been silent for long', () => {
    const peers = new Peers();
    peers.hear('other', 5, 0);
    peers.share('other', 'stay-1');
    peers.forgetSilent(6_000);
    expect(peers.online(3)).toBe(7);
    peers.forgetSilent(6_001);
    expect(peers.online(3)).toBe(3);
  });
});

describe('news of a room', () => {
  it('are told when there are any, and now and then to be remembered', () => {
    const news = new OutgoingNews('me', 5_000);
    expect(news.take(0, 1_000)).toBeUndefined();
    news.like(3);
    expect(news.take(1, 1_000)).toEqual({ from: 'me', online: 1, likes: 3 });
    expect(news.take(1, 5_999)).toBeUndefined();
    expect(news.take(1, 6_000)).toEqual({ from: 'me', online: 1 });
  });

  it('that cannot be read are ignored', () => {
    for (const message of ['', '{', 'null', '[]', '{"from":7}']) expect(readNews(message)).toBeUndefined();
    expect(readNews('{"from":"x","later":true}')).toMatchObject({ from: 'x' });
  });
});
