import { Lanes } from './lanes.js';
import { TooManyWaiting } from './too-many-waiting.js';

describe('lanes', () => {
  it('serve what arrives together in one batch, in the order of arrival', async () => {
    const batches: number[][] = [];
    const lanes = new Lanes<number, number>(async (_lane, requests) => {
      batches.push([...requests]);
      return requests.map((request) => request * 2);
    });

    const answers = await Promise.all([1, 2, 3].map((request) => lanes.ask('a', request)));

    expect(answers).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('collect while a batch is under way, and never run two batches of a lane at once', async () => {
    let running = 0;
    const sizes: number[] = [];
    const lanes = new Lanes<number, number>(async (_lane, requests) => {
      expect((running += 1)).toBe(1);
      sizes.push(requests.length);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return requests;
    });

    const first = lanes.ask('a', 1);
    await new Promise((resolve) => setTimeout(resolve, 2));
    const others = Promise.all(Array.from({ length: 600 }, (_, index) => lanes.ask('a', index)));

    expect([await first, (await others).length]).toEqual([1, 600]);
    expect(sizes).toEqual([1, 256, 256, 88]);
  });

  it('do not let one lane wait for another', async () => {
    const lanes = new Lanes<string, string>((lane, requests) =>
      lane === 'stuck' ? new Promise(() => undefined) : Promise.resolve(requests),
    );
    void lanes.ask('stuck', 'never');

    expect(await lanes.ask('free', 'now')).toBe('now');
  });

  it('serve every request alone when a batch fails for one of them', async () => {
    const lanes = new Lanes<string, string>(async (_lane, requests) => {
      if (requests.includes('poison')) throw Object.assign(new Error('cannot be swallowed'), { code: '22003' });
      return requests;
    });

    const answers = await Promise.allSettled(['good', 'poison', 'fine'].map((request) => lanes.ask('a', request)));

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('refuse newcomers when the queue is too long to be served', async () => {
    const lanes = new Lanes<number, number>(() => new Promise(() => undefined));
    for (let n = 0; n < 20_000; n += 1) void lanes.ask('a', n);

    await expect(lanes.ask('a', 20_000)).rejects.toThrow(TooManyWaiting);
  });

  it('fail a whole batch at once when the server is away, and go on afterwards', async () => {
    let served = 0;
    const lanes = new Lanes<string, string>(async (_lane, requests) => {
      if ((served += 1) === 1) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
      return requests;
    });

    const answers = await Promise.allSettled(['one', 'two'].map((request) => lanes.ask('a', request)));

    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await lanes.ask('a', 'three')).toBe('three');
    expect(served).toBe(2);
  });
});
