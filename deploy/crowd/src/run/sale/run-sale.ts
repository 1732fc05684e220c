import { expectedSale } from '../../plan/sale/expected-sale.js';
import type { SaleCase, SaleSize } from '../../plan/sale/sale-case.js';
import type { SaleReport } from '../../report/run-report.js';
import { saleFigures } from '../../report/sale-figures.js';
import { type Crowd, type CrowdOptions, usualSeed, withCrowd } from '../crowd.js';
import { completeNumbers, finalNumbers } from '../final-numbers.js';
import { SaleTally } from '../tally.js';
import { listedTotals } from './order-list.js';
import { rush } from './rush.js';
import { AT_ONCE, openDoors } from './sale-stage.js';
import { stockTotals } from './stock-totals.js';

export interface SaleOptions extends CrowdOptions<SaleTally> {
  readonly case: SaleCase;
  readonly units?: number;
  readonly attempts?: number;
}

/**
 * Acts a sale out as fast as a running Shopcast answers (or at a speed), and compares the plan, what the crowd counted,
 * the dashboard, the list of orders and the stock ledger. Survives a server that goes away for a while.
 * @throws RunFailed with one line for the person who started it
 */
export function runSale(options: SaleOptions): Promise<SaleReport> {
  const { case: sale, seed = usualSeed } = options;
  const { units = sale.usualSize.units, attempts = sale.usualSize.attempts } = options;
  const plan = sale.plan({ units, attempts }, seed);
  const expected = expectedSale(plan);
  const speed = options.speed ?? sale.usualSpeed;
  const run = { plan, speed, tally: new SaleTally(), actions: expected.attempts, connections: AT_ONCE };

  return withCrowd(options, run, async (crowd) => {
    const { sessionId, accountId, accountKey, tally } = crowd;
    const stage = await openDoors(crowd, plan, expected.attempts);
    await rush(stage, options.speed !== undefined);
    await end(crowd);
    const { metrics: complete } = await completeNumbers(crowd);
    stage.stopwatch.completed();
    const { metrics } = await finalNumbers(crowd);
    const pace = stage.stopwatch.stop(tally.retries);

    const orders = await listedTotals(crowd, stage.book);
    const stock = await stockTotals(crowd, plan, expected.soldOf);
    const published = isUsual({ units, attempts }, sale) ? sale.published : {};
    const counted = { ...stage.book.counted(), tally };
    const figures = saleFigures(published, { expected, counted, complete, dashboard: metrics, orders, stock });
    const notes = tally.notes();
    return {
      ...{ kind: 'sale', case: sale.id, seed, sessionId, accountId, accountKey, currency: plan.currency },
      equal: figures.every(({ equal }) => equal) && notes.length === 0,
      ...{ figures, metrics, notes, pace },
    };
  });
}

async function end({ api, sessionId, accountKey, progress }: Crowd<SaleTally>): Promise<void> {
  await api.ask({ method: 'PUT', path: `/v1/sessions/${sessionId}/state`, key: accountKey, body: { state: 'ended' } });
  progress.enter('measuring');
}

const isUsual = ({ units, attempts }: SaleSize, { usualSize }: SaleCase): boolean =>
  units === usualSize.units && attempts === usualSize.attempts;
