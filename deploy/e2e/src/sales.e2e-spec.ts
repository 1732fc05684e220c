import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historiesIn, readHistory } from '@shopcast/history';
import { CrowdProcess, type CrowdResult, Installation } from '@shopcast/installation';

const LIPSTICK_MINOR = 31_500;

/** How every good sale ends: nobody says anything else than the others, and there is nothing to remark. */
const asItMust = { status: 0, equal: true, notes: [], unequal: {} };

async function ended(crowd: CrowdProcess) {
  const { status, equal, notes, figures } = await crowd.result();
  const unequal = Object.fromEntries(Object.entries(figures).filter(([, figure]) => !figure.equal));
  return { status, equal, notes, unequal };
}

describe('sales on the embedded profile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shopcast-sales-'));
  let installation: Installation;
  let crowd: CrowdProcess;
  beforeAll(async () => {
    installation = await Installation.make('embedded');
    await installation.start();
  });
  afterEach(() => crowd.stop());
  afterAll(async () => {
    await installation.remove();
    rmSync(folder, { recursive: true });
  });

  it('sell exactly what there is of what ten times as many want, and say no to everybody else', async () => {
    const flags = ['--units', '1000', '--attempts', '10000', '--history', folder];
    crowd = new CrowdProcess('lipstick', installation, { seed: 5, flags });

    expect(await ended(crowd)).toEqual(asItMust);
    const { metrics, sessionId }: CrowdResult = await crowd.result();
    expect(metrics).toMatchObject({
      ...{ orders: { n: 1_000 }, gmv: { n: 1_000 * LIPSTICK_MINOR }, orders_placed: { n: 1_100 } },
      cvr_shop: { n: 1_000, d: 1_334 },
    });
    expect(await answersIn(folder, sessionId)).toEqual({ keys: 10_000, placed: 1_100, soldOut: 8_900, unclear: 0 });
  }, 240_000);

  it('of many goods come out as planned although the process is killed -9 twice in the middle', async () => {
    const flags = ['--units', '4', '--attempts', '2400', '--history', folder];
    crowd = new CrowdProcess('mixed', installation, { seed: 6, flags });
    await crowd.until('selling');
    for (const _death of [1, 2]) {
      await new Promise((over) => setTimeout(over, 250));
      await installation.kill();
      await installation.start();
    }

    expect(await ended(crowd)).toEqual(asItMust);
    expect((await crowd.result()).pace?.sentAgain).toBeGreaterThan(0);
  }, 240_000);

  it('keep every promise of the order desk, says the checker', async () => {
    const { status, stdout } = await installation.checkOrders(folder);

    expect(stdout).toContain('proven: all');
    expect(status).toBe(0);
  }, 120_000);
});

/** What became of every key in the history, the last answer being the one that counts. */
async function answersIn(histories: string, sessionId: string) {
  const keyOf = new Map<string, string>();
  const answers = new Map<string, string>();
  for (const file of await historiesIn(histories))
    for await (const line of readHistory(file)) {
      if (line.t === 'sent' && line.op === 'place' && line.sessionId === sessionId) {
        keyOf.set(line.id, line.key);
        if (!answers.has(line.key)) answers.set(line.key, 'none');
      }
      const key = line.t === 'answered' ? keyOf.get(line.id) : undefined;
      if (line.t === 'answered' && key !== undefined && answers.get(key) !== 'placed')
        answers.set(key, line.status === 201 ? 'placed' : (line.code ?? 'none'));
    }
  const count = (answer: string) => [...answers.values()].filter((given) => given === answer).length;
  const [placed, soldOut] = [count('placed'), count('order.sold_out')];
  return { keys: answers.size, placed, soldOut, unclear: answers.size - placed - soldOut };
}
