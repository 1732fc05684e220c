import type { OrderPaid, OrderRefunded } from '@shopcast/contracts';
import { foldInMemory, rules } from '../testing/fold-in-memory.js';
import { randomSession, type RandomSession } from '../testing/random-session.js';
import { seeded, type Seeded } from '../testing/seeded.js';
import { DayBook } from './account-days.js';
import { alwaysLive } from './live-clock.js';
import { measure, type Measured } from './measure.js';
import { dayMetrics } from './metric-definitions.js';
import { ProductBook } from './product-book.js';
import { ProductDays } from './product-days.js';
import { type DayParts, HIGHEST } from './session-days.js';
import { SessionLedger } from './session-ledger.js';
import { MINUTE_MS, minuteOf } from './session-minutes.js';

const SESSIONS = 60;
const SEED = Number(process.env['FOLD_LAWS_SEED'] ?? Date.now() % 1_000_000);

/** Midnight lies anywhere in the session, or beside it; a calendar has tests of its own. */
function dayWithin(chance: Seeded): (minute: number) => string {
  const midnight = chance.between(0, 8);
  return (minute) => (minute < midnight ? '2026-11-23' : '2026-11-24');
}

function measured({ startedAtMs, endedAtMs }: RandomSession, folded: ReturnType<typeof foldInMemory>): Measured {
  const ledger = new SessionLedger(startedAtMs, rules);
  ledger.put(folded.buckets);
  const completeTo = (endedAtMs ?? startedAtMs + 5 * MINUTE_MS) - startedAtMs;
  const reach = { completeTo, ended: endedAtMs !== null, final: endedAtMs !== null };
  return measure(ledger.minutes(), { reach, clock: alwaysLive, rules });
}

const partsOfSession = ({ session }: Measured): DayParts =>
  Object.fromEntries(Object.entries(session).map(([id, { n, d }]) => [id, { n, d }]));

describe(`the days of random sessions (seed ${SEED})`, () => {
  const chance = seeded(SEED);
  const told = Array.from({ length: SESSIONS }, () => {
    const session = randomSession(chance);
    const dayOf = dayWithin(chance);
    const folded = foldInMemory(session, chance);
    return { session, dayOf, folded, measured: measured(session, folded) };
  });

  it('add up to the session: every metric, to the last bit', () => {
    for (const { measured: of, dayOf } of told) {
      const book = new DayBook();
      for (const { parts } of of.days(dayOf)) book.add({ day: 'all', currency: 'CNY', brandId: null }, parts);
      const sums = book.summed[0]?.parts ?? {};

      for (const { id } of dayMetrics) {
        const whole = partsOfSession(of)[id];
        if (whole) expect([id, sums[id] ?? { n: 0, d: whole.d && 0 }]).toEqual([id, whole]);
      }
      expect(sums['sessions']?.n).toBe(1);
      expect(sums[HIGHEST]?.n ?? 0).toBe(of.session.pcu.n);
    }
  });

  it('are the same in whatever order the facts are folded, and however often', () => {
    for (const { session, dayOf, measured: of } of told) {
      const again = measured(session, foldInMemory(session, chance));

      expect(again.days(dayOf)).toEqual(of.days(dayOf));
    }
  });

  it('hold what the raw facts say, minute by minute', () => {
    for (const { session, dayOf, measured: of } of told) {
      const days = new Map(of.days(dayOf).map(({ day, parts }) => [day, parts]));
      for (const [day, money] of rawMoney(session, dayOf)) {
        expect([day, days.get(day)?.['gmv']?.n ?? 0, days.get(day)?.['net_gmv']?.n ?? 0]).toEqual([
          day,
          money.paid,
          money.paid - money.refunded,
        ]);
      }
    }
  });

  it('of products add up to the products', () => {
    for (const { session, dayOf, folded } of told) {
      const [days, book] = [new ProductDays((atMs) => dayOf(minuteOf(atMs, session.startedAtMs))), new ProductBook([])];
      for (const [listingId, changes] of folded.products) {
        days.add(listingId, changes);
        book.add(listingId, changes);
      }
      for (const { listingId, whole } of book.products) {
        const ofProduct = days.days.filter((day) => day.listingId === listingId);
        for (const name of ['orders', 'buyers', 'units', 'gmv', 'product_click_uv', 'product_exposure_uv'] as const) {
          const sum = ofProduct.reduce((total, { parts }) => total + (parts[name]?.n ?? 0), 0);
          expect([listingId, name, sum]).toEqual([listingId, name, whole[name]]);
        }
      }
    }
  });
});

function rawMoney({ facts, startedAtMs }: RandomSession, dayOf: (minute: number) => string) {
  const days = new Map<string, { paid: number; refunded: number }>();
  for (const { fact, timeMs } of facts) {
    const day = dayOf(minuteOf(timeMs, startedAtMs));
    const money = days.get(day) ?? { paid: 0, refunded: 0 };
    if (fact.type === 'order.paid.v1') money.paid += (fact.data as OrderPaid).totalMinor;
    if (fact.type === 'order.refunded.v1') money.refunded += (fact.data as OrderRefunded).refundMinor;
    days.set(day, money);
  }
  return days;
}
