import type { Progress } from '../run/progress.js';
import type { SaleTally, ShowTally, Tally } from '../run/tally.js';
import { grouped } from './compare.js';
import { money } from './money.js';

/** What to tell of a show on the way. */
export const showCounts = ({ tally, currency }: Progress<ShowTally>): string =>
  [
    `${grouped(tally.present)} watching`,
    `${grouped(tally.entered)} views`,
    `${grouped(tally.comments)} comments`,
    `${grouped(tally.shopVisits)} shop visits`,
    `${grouped(tally.ordersPaid)} paid orders`,
    money(tally.gmvMinor, currency),
    ...some(tally.reconnects, 'reconnects'),
    ...oddities(tally),
  ].join(' · ');

/** What to tell of a sale on the way. */
export const saleCounts = ({ tally, currency }: Progress<SaleTally>): string =>
  [
    `${grouped(tally.actionsDone)} attempts`,
    `${grouped(tally.ordersPlaced)} orders`,
    `${grouped(tally.ordersPaid)} paid`,
    money(tally.gmvMinor, currency),
    `${grouped(tally.soldOut)} too late`,
    ...some(tally.retries, 'sent again'),
    ...oddities(tally),
  ].join(' · ');

const oddities = ({ oddityCount }: Tally) => some(oddityCount, 'odd answers');

const some = (count: number, what: string): string[] => (count > 0 ? [`${grouped(count)} ${what}`] : []);
