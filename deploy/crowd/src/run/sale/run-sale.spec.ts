import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HistoryLine, historiesIn, readHistory } from '@shopcast/history';
import { lipstick } from '../../cases/lipstick.case.js';
import { mixed } from '../../cases/mixed.case.js';
import type { SaleReport } from '../../report/run-report.js';
import type { Flaw } from '../../testing/fake-shop.js';
import { FAKE_OPERATOR_KEY, FakeShopcast, type Weather } from '../../testing/fake-shopcast.js';
import { OutcomeUnknown } from '../run.errors.js';
import { runSale, type SaleOptions } from './run-sale.js';

const small = { case: lipstick, units: 150, attempts: 1_500, speed: 3_600 };
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

interface Circumstances extends Partial<SaleOptions> {
  readonly weather?: Weather;
  readonly flaw?: Flaw;
  readonly meanwhile?: (fake: FakeShopcast) => Promise<void>;
}

/** Runs a small sale against a fake; `meanwhile` happens to it on the way. */
async function sell({ weather, flaw, meanwhile, ...options }: Circumstances = {}): Promise<SaleReport> {
  const fake = new FakeShopcast(weather, flaw);
  await fake.start();
  try {
    const run = runSale({ ...small, url: fake.url, operatorKey: FAKE_OPERATOR_KEY, ...options });
    const [report] = await Promise.all([run, meanwhile?.(fake)]);
    return { ...report, notes: [...report.notes, ...fake.facts.faults] };
  } finally {
    await fake.stop();
  }
}

const unequal = ({ figures }: SaleReport) => figures.filter(({ equal }) => !equal).map(({ figure }) => figure);
const said = ({ figures }: SaleReport, name: string) => figures.find(({ figure }) => figure === name)?.said;
const times = (n: number) => ({ n, d: null });

describe('a sale', () => {
  it('ends with every unit sold and not one more, and everybody else refused', async () => {
    const report = await sell();

    expect({ unequal: unequal(report), notes: report.notes, equal: report.equal }).toEqual({
      ...{ unequal: [], notes: [], equal: true },
    });
    expect(said(report, 'units_sold')).toEqual({ planned: times(150), stock: times(150) });
    expect(said(report, 'orders_placed')).toMatchObject({ counted: times(165), dashboard: times(165) });
    expect(said(report, 'sold_out')).toEqual({ planned: times(1_335), counted: times(1_335) });
    expect(report.pace.p99Ms).toBeGreaterThanOrEqual(report.pace.p50Ms);
  });

  it('of many products ends as planned, with lines, quantities, refunds and repeated keys', async () => {
    const report = await sell({ case: mixed, units: 4, attempts: 1_600 });

    expect({ unequal: unequal(report), notes: report.notes, equal: report.equal }).toEqual({
      ...{ unequal: [], notes: [], equal: true },
    });
    expect(said(report, 'refunded')?.orders?.n).toBeGreaterThan(0);
    expect(said(report, 'key_reused')?.counted?.n).toBeGreaterThan(0);
  });

  it('ends the same in bad weather, and with a server that is killed in the middle', async () => {
    const report = await sell({
      weather: { failing: 0.05, losing: 0.06 },
      meanwhile: async (fake) => {
        await pause(1_200);
        await fake.kill();
        await pause(700);
        await fake.start();
      },
    });

    expect({ unequal: unequal(report), notes: report.notes }).toEqual({ unequal: [], notes: [] });
    expect(report.pace.sentAgain).toBeGreaterThan(50);
  });

  it('that never gets an answer ends with the requests of which nobody knows what became', async () => {
    const gone = sell({
      patience: { outageMs: 800 },
      meanwhile: (fake) => pause(800).then(() => fake.kill()),
    });

    await expect(gone).rejects.toThrow(OutcomeUnknown);
    await expect(gone).rejects.toThrow(/what became of \d+ requests: /);
  });
});

describe('a sale at a shop that', () => {
  const several = { case: mixed, units: 1, attempts: 1_100 };
  it.each<[Flaw, string, Circumstances]>([
    ['oversells', 'units_sold', {}],
    ['forgets an order', 'orders_differing', {}],
    ['doubles a repeated order', 'orders_placed', several],
    ['refuses while units are free', 'refused_while_free', {}],
  ])('%s is not equal: %s tells', async (flaw, figure, sale) => {
    const report = await sell({ flaw, patience: { outageMs: 300 }, ...sale });

    expect(report.equal).toBe(false);
    expect(unequal(report)).toContain(figure);
  });
});

describe('the history of a sale', () => {
  it('has every request before its answer, and an answer under every key in the end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shopcast-crowd-'));
    try {
      await sell({ history: folder, weather: { failing: 0.05, losing: 0.06 } });
      const [file = ''] = await historiesIn(folder);
      const open = new Map<string, string>();
      const keys = new Map<string, HistoryLine[]>();
      for await (const line of readHistory(file)) {
        if (line.t === 'sent' && line.op === 'place') {
          open.set(line.id, line.key);
          keys.set(line.key, keys.get(line.key) ?? []);
        }
        if (line.t === 'answered') keys.get(open.get(line.id) ?? '')?.push(line);
      }

      expect(keys.size).toBe(1_500);
      expect([...keys.values()].filter((answers) => answers.length === 0)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
