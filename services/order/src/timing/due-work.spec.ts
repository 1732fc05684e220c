import { setTimeout as sleep } from 'node:timers/promises';
import { DueWork } from './due-work.js';

class SpecWork extends DueWork {
  constructor(private readonly work: () => Promise<number | null>) {
    super('due-work.spec');
  }

  protected override doDue(): Promise<number | null> {
    return this.work();
  }
}

describe('due work', () => {
  let work: DueWork;
  afterEach(() => work.onModuleDestroy());
  const answering = (...nextMs: (() => number | null)[]) => {
    const at: number[] = [];
    work = new SpecWork(async () => {
      at.push(Date.now());
      return nextMs[at.length - 1]?.() ?? null;
    });
    return at;
  };

  it('looks at once when it starts, and again exactly when it said', async () => {
    let due = 0;
    const at = answering(() => (due = Date.now() + 60));
    work.onApplicationBootstrap();
    await sleep(150);

    expect(at).toHaveLength(2);
    expect(at[1]).toBeGreaterThanOrEqual(due);
    expect(at[1]).toBeLessThan(due + 50);
  });

  it('comes earlier when earlier work turns up, and not later when later work does', async () => {
    const at = answering(() => Date.now() + 10_000);
    work.onApplicationBootstrap();
    await sleep(20);
    work.wakeAt(Date.now() + 30);
    work.wakeAt(Date.now() + 20_000);
    await sleep(100);

    expect(at).toHaveLength(2);
  });

  it('does not lose a wish that comes in while it works', async () => {
    let runs = 0;
    work = new SpecWork(async () => {
      runs += 1;
      if (runs === 1) work.wakeAt(0);
      await sleep(10);
      return null;
    });
    work.onApplicationBootstrap();
    await sleep(60);

    expect(runs).toBe(2);
  });

  it('tries again after a failure', async () => {
    let runs = 0;
    work = new SpecWork(async () => {
      runs += 1;
      if (runs === 1) throw new Error('the database is away');
      return null;
    });
    work.onApplicationBootstrap();
    await sleep(1_100);

    expect(runs).toBe(2);
  });

  it('finishes what is under way when it is stopped, and does nothing afterwards', async () => {
    let finished = 0;
    work = new SpecWork(async () => {
      await sleep(30);
      finished += 1;
      return 0;
    });
    work.onApplicationBootstrap();
    await sleep(10);
    await work.onModuleDestroy();
    await sleep(60);

    expect(finished).toBe(1);
  });
});
