import { lipstick } from '../cases/lipstick.case.js';
import { expectedSale } from '../plan/sale/expected-sale.js';
import { SaleTally } from '../run/tally.js';
import { reportJson } from './report-json.js';
import { saleFigures, type SaleWitnesses } from './sale-figures.js';
import { saleTable } from './sale-table.js';

const [units, price] = [100, 31_500];
const ok = (n: number, d: number | null = null) => ({ n, d, value: d === null ? n : n / d, state: 'ok' as const });

/** Everybody says the same of a sale of a hundred. */
function agreeing(): SaleWitnesses {
  const tally = Object.assign(new SaleTally(), { actionsDone: 1_000, soldOut: 890 });
  const dashboard = {
    ...{ orders_placed: ok(110), orders: ok(units), gmv: ok(units * price), buyers: ok(70), shop_visitors: ok(134) },
    ...{ cvr_shop: ok(units, 134), aov: ok(units * price, 70) },
  };
  const totals = { ordersPlaced: 110, orders: units, gmvMinor: units * price, buyers: 70 };
  return {
    expected: expectedSale(lipstick.plan({ units, attempts: 1_000 }, 1)),
    counted: { ...totals, tally },
    complete: dashboard,
    dashboard,
    orders: { ...totals, refundedMinor: 0, differing: 0 },
    stock: { sold: units, free: 0, reserved: 0, differing: 0 },
  };
}

const published = { units_sold: units };
const unequal = (witnesses: SaleWitnesses) =>
  saleFigures(published, witnesses)
    .filter(({ equal }) => !equal)
    .map(({ figure }) => figure);

describe('the figures of a sale', () => {
  it('are equal when all who can say something say the same', () => {
    expect(unequal(agreeing())).toEqual([]);
  });

  it('are not when one of them says something else', () => {
    const said = agreeing();
    const with_ = (changes: Partial<SaleWitnesses>) => unequal({ ...said, ...changes });

    expect(with_({ stock: { ...said.stock, sold: units + 1, free: -1 } })).toEqual(['units_sold', 'units_free']);
    expect(with_({ orders: { ...said.orders, gmvMinor: units * price - 1 } })).toEqual(['gmv']);
    const fewer = { ...said.dashboard, orders: ok(units - 1) };
    expect(with_({ complete: fewer, dashboard: fewer })).toEqual(['orders']);
    expect(with_({ complete: fewer })).toEqual(['changed_once_complete']);
    expect(with_({ counted: { ...said.counted, orders: units - 1 } })).toEqual(['orders', 'cvr_shop']);
    expect(with_({ orders: { ...said.orders, differing: 1 } })).toEqual(['orders_differing']);
  });

  it('are not when a number is missing on the dashboard, or not final', () => {
    const { dashboard, ...others } = agreeing();
    const gone = (shown: typeof dashboard) => unequal({ ...others, complete: shown, dashboard: shown });
    const provisional = { ...ok(units), state: 'provisional' as const };

    expect(gone({ ...dashboard, orders: provisional })).toEqual(['orders']);
    expect(gone({})).toContain('gmv');
  });

  it('are not when what was published is something else', () => {
    const figures = saleFigures({ units_sold: units + 1 }, agreeing());
    expect(figures.find(({ figure }) => figure === 'units_sold')).toMatchObject({ equal: false });
  });
});

describe('the report of a sale', () => {
  const pace = {
    seconds: 3.2,
    settledSeconds: 2.9,
    completeSeconds: 3,
    attemptsPerSecond: 5_000,
    p50Ms: 40.1,
    p99Ms: 99.9,
  };
  const report = {
    ...{ kind: 'sale' as const, case: 'lipstick', seed: 1, sessionId: 's', accountId: 'a', accountKey: 'sck_secret' },
    ...{ currency: 'CNY', equal: true, metrics: agreeing().dashboard, notes: ['something odd'] },
    pace: { ...pace, sentAgain: 12, crowdCpuSeconds: 1.5 },
    figures: saleFigures(published, agreeing()),
  };

  it('has a column for everybody who said something, and how fast it went', () => {
    const text = saleTable(report);

    expect(text).toMatch(/^figure +published +planned +counted +dashboard +orders +stock +equal\?$/m);
    expect(text).toMatch(/^units_sold +100 +100 +100 +yes$/m);
    expect(text).toMatch(/^gmv +CNY 31,500.00 +CNY 31,500.00 +CNY 31,500.00 +CNY 31,500.00 +yes$/m);
    expect(text).toMatch(/^! something odd$/m);
    expect(text).toContain('5,000 attempts/s, answered in 40.1 ms (p50) and 99.9 ms (p99); all settled after 2.9 s');
    expect(text).toContain('complete on the dashboard after 3 s, final after 3.2 s');
  });

  it('is one line of JSON for programs, without the key', () => {
    const line = reportJson(report);

    expect(line).not.toMatch(/\n|sck_secret/);
    expect(JSON.parse(line)).toMatchObject({
      ...{ case: 'lipstick', equal: true, orders: units, cvr_shop: { n: units, d: 134 }, pace },
      figures: { units_sold: { published: units, planned: units, stock: units, equal: true } },
    });
  });
});
