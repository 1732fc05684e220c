import type { ExpectedMetric } from '../plan/expected-metrics.js';
import type { ExpectedSale } from '../plan/sale/expected-sale.js';
import type { MeasuredMetric } from '../run/final-numbers.js';
import type { Counted } from '../run/sale/order-book.js';
import type { ListedTotals } from '../run/sale/order-list.js';
import type { StockTotals } from '../run/sale/stock-totals.js';
import type { SaleTally } from '../run/tally.js';

/** Who can say something about a sale, each from what it alone has seen. */
export interface SaleWitnesses {
  readonly expected: ExpectedSale;
  readonly counted: Counted & { readonly tally: SaleTally };
  /** As soon as it was complete, and once it was final. */
  readonly complete: Readonly<Record<string, MeasuredMetric>>;
  readonly dashboard: Readonly<Record<string, MeasuredMetric>>;
  readonly orders: ListedTotals;
  readonly stock: StockTotals;
}

export const witnesses = ['published', 'planned', 'counted', 'dashboard', 'orders', 'stock'] as const;
export type Witness = (typeof witnesses)[number];
export type Said = Partial<Record<Witness, ExpectedMetric>>;

/** One line of the comparison: equal if all who say something say the same. */
export interface SaleFigure {
  readonly figure: string;
  readonly said: Said;
  readonly equal: boolean;
}

type Row = readonly [figure: string, said: Partial<Record<Witness, number | ExpectedMetric | null>>];

/** @param published what was printed about the sale, by the figure's name */
export function saleFigures(published: Readonly<Record<string, number>>, witnessed: SaleWitnesses): SaleFigure[] {
  return [...soldRows(witnessed), ...answerRows(witnessed), ...differenceRows(witnessed)].map(([figure, row]) => {
    const printed = published[figure];
    const said = spoken({ ...(printed !== undefined && { published: printed }), ...row });
    return { figure, said, equal: agree(Object.values(said)) };
  });
}

function soldRows({ expected, counted, dashboard, orders, stock }: SaleWitnesses): Row[] {
  const shown = (metric: string) => final(dashboard[metric]);
  const bought = { n: counted.orders, d: expected.shopVisitors };
  return [
    ['units_sold', { planned: expected.unitsSold, stock: stock.sold }],
    ['units_free', { planned: expected.unitsFree, stock: stock.free }],
    ['units_reserved', { planned: 0, stock: stock.reserved }],
    ['orders_placed', row('ordersPlaced', shown('orders_placed'))],
    ['orders', row('orders', shown('orders'))],
    ['gmv', row('gmvMinor', shown('gmv'))],
    [
      'refunded',
      { planned: expected.refundedMinor, counted: counted.tally.refundedMinor, orders: orders.refundedMinor },
    ],
    ['buyers', { counted: counted.buyers, dashboard: shown('buyers'), orders: orders.buyers }],
    ['shop_visitors', { planned: expected.shopVisitors, dashboard: shown('shop_visitors') }],
    ['cvr_shop', { planned: { ...bought, n: expected.orders }, counted: bought, dashboard: shown('cvr_shop') }],
    ['aov', { counted: { n: counted.gmvMinor, d: counted.buyers }, dashboard: shown('aov') }],
  ];

  function row(total: 'ordersPlaced' | 'orders' | 'gmvMinor', onDashboard: ExpectedMetric | null): Row[1] {
    return { planned: expected[total], counted: counted[total], dashboard: onDashboard, orders: orders[total] };
  }
}

/** Every attempt has one answer, and it is a clear one. */
const answerRows = ({ expected, counted: { tally } }: SaleWitnesses): Row[] => [
  ['attempts', { planned: expected.attempts, counted: tally.actionsDone }],
  ['sold_out', { planned: expected.soldOut, counted: tally.soldOut }],
  ['key_reused', { planned: expected.keyReused, counted: tally.keyReused }],
  ['refused_otherwise', { planned: 0, counted: tally.refusedOtherwise }],
  ['refused_while_free', { planned: 0, counted: tally.refusedWhileFree }],
];

const differenceRows = ({ complete, dashboard, orders, stock }: SaleWitnesses): Row[] => [
  [
    'changed_once_complete',
    { planned: 0, dashboard: shownOfSale.filter((id) => !same(complete[id], dashboard[id])).length },
  ],
  ['orders_differing', { planned: 0, orders: orders.differing }],
  ['variants_differing', { planned: 0, stock: stock.differing }],
];

/** What the dashboard shows of what was sold. */
const shownOfSale = ['orders_placed', 'orders', 'gmv', 'buyers', 'shop_visitors', 'cvr_shop', 'aov'];

const same = (one: MeasuredMetric | undefined, other: MeasuredMetric | undefined): boolean =>
  one?.n === other?.n && one?.d === other?.d;

/** A number that is not final says nothing that could be equal to anything. */
const final = (metric: MeasuredMetric | undefined): ExpectedMetric | null =>
  metric?.state === 'ok' ? { n: metric.n, d: metric.d } : null;

function spoken(row: Row[1]): Said {
  const asMetric = (value: number | ExpectedMetric | null): ExpectedMetric =>
    typeof value === 'object' ? (value ?? { n: Number.NaN, d: null }) : { n: value, d: null };
  return Object.fromEntries(
    Object.entries(row).map(([witness, value]) => [witness, asMetric(value as number | ExpectedMetric | null)]),
  );
}

const agree = (values: readonly ExpectedMetric[]): boolean =>
  values.every(({ n, d }) => n === values[0]?.n && d === values[0]?.d);
