import { LaneScheduler, type LaneWork } from './lane-scheduler.js';

const work = (lane: number, size = 1, alone = false): LaneWork => ({ lane, size, alone });
const soon = (ms = 10): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the lane scheduler', () => {
  const options = { turns: 2, recordsPerTurn: 10, paceMs: 1 };

  const scheduler = (overrides = {}) => {
    const turns: LaneWork[][] = [];
    const finish: (() => void)[] = [];
    const made = new LaneScheduler<LaneWork>(
      (works) => {
        turns.push([...works]);
        return new Promise((resolve) => finish.push(resolve));
      },
      { ...options, ...overrides },
    );
    return { made, turns, finish };
  };

  it('takes the work of several lanes into one turn', async () => {
    const { made, turns } = scheduler();
    const works = [work(0), work(1), work(0), work(2)];

    works.forEach((each) => made.enqueue(each));
    await soon();

    expect(turns).toEqual([works]);
  });

  it('never has one lane in two turns', async () => {
    const { made, turns, finish } = scheduler();
    made.enqueue(work(0));
    await soon();
    const [again, other] = [work(0), work(1)];
    made.enqueue(again);
    made.enqueue(other);
    await soon();
    expect(turns).toHaveLength(2);
    expect(turns[1]).toEqual([other]);

    finish[0]?.();
    await soon();

    expect(turns[2]).toEqual([again]);
  });

  it('closes a turn that has enough, and leaves the rest for the next', async () => {
    const { made, turns } = scheduler();

    [work(0, 8), work(1, 8), work(2, 8)].forEach((each) => made.enqueue(each));
    await soon();

    expect(turns.map((turn) => turn.map(({ lane }) => lane))).toEqual([[0, 1], [2]]);
  });

  it('gives work that must be alone a turn of its own', async () => {
    const { made, turns } = scheduler({ turns: 5 });

    [work(0), work(1, 1, true), work(2)].forEach((each) => made.enqueue(each));
    await soon();

    expect(turns.map((turn) => turn.map(({ lane }) => lane))).toEqual([[0, 2], [1]]);
  });

  it('has no more turns under way than it may', async () => {
    const { made, turns, finish } = scheduler({ recordsPerTurn: 1 });
    [0, 1, 2, 3].forEach((lane) => made.enqueue(work(lane)));
    await soon();
    expect(turns).toHaveLength(2);

    finish[0]?.();
    await soon();

    expect(turns).toHaveLength(3);
  });

  it('gives back what is not under way', async () => {
    const { made, turns } = scheduler({ turns: 1 });
    made.enqueue(work(0));
    await soon();
    const waiting = work(1);
    made.enqueue(waiting);

    expect(made.withdraw(({ lane }) => lane === 1)).toEqual([waiting]);
    expect(made.withdraw(() => true)).toEqual([]);
    expect(turns).toHaveLength(1);
  });
});
