import { type Fact, orderCancelled, orderPaid, orderPlaced, orderRefunded, shopVisited } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { foldInMemory, rules } from '../testing/fold-in-memory.js';
import { randomSession, type RandomSession, type TimedFact } from '../testing/random-session.js';
import { seeded, type Seeded } from '../testing/seeded.js';
import { alwaysLive } from './live-clock.js';
import type { LiveSession } from './live-session.js';
import { SessionLedger } from './session-ledger.js';
import { DAY_MS, type MeasuredVersion, measuredVersions, versionInstants } from './session-versions.js';

const SEED = Number(process.env['SESSION_VERSIONS_SEED'] ?? Date.now() % 1_000_000);
const SESSIONS = 24;

interface EndedSession extends RandomSession {
  readonly endedAtMs: number;
}

const sessionOf = ({ sessionId, accountId, startedAtMs, endedAtMs }: EndedSession): LiveSession => ({
  ...{ sessionId, accountId, startedAtMs, endedAtMs, title: '', medium: 'video', currency: 'CNY', timeScale: 1 },
  state: 'ended',
});

/** What becomes of orders in the weeks after a session, often in the very second in which a version tells. */
function aftermath({ sessionId, accountId, endedAtMs }: EndedSession, chance: Seeded): TimedFact[] {
  const facts: TimedFact[] = [];
  const record = (timeMs: number, fact: Fact): void => void facts.push({ id: chance.uuid(), timeMs, fact });
  const someTime = (): number => {
    const dayMs = chance.pick([0, 1, 7, 15, 30]) * DAY_MS;
    return endedAtMs + (chance.chance(0.5) ? dayMs + chance.between(-1_500, 1_500) : chance.between(0, 40 * DAY_MS));
  };
  for (let many = chance.between(1, 12); many > 0; many -= 1) {
    const viewer = { sessionId, accountId, viewerId: `viewer-${chance.between(0, 9)}` };
    const order = { ...viewer, orderId: chance.uuid() };
    const [placedMs, totalMinor] = [someTime(), chance.between(200, 9_000)];
    const line = { listingId: chance.uuid(), skuId: chance.uuid(), quantity: 1, unitPriceMinor: totalMinor };
    const bought = { ...order, lines: [line], totalMinor, currency: 'CNY' };
    record(placedMs, shopVisited.of(viewer));
    record(placedMs, orderPlaced.of({ ...bought, expiresAt: new Date(placedMs).toISOString() }));
    if (chance.chance(0.2)) {
      record(placedMs + chance.between(0, DAY_MS), orderCancelled.of({ ...order, reason: 'viewer_request' }));
      continue;
    }
    const paidMs = placedMs + chance.between(0, DAY_MS);
    record(paidMs, orderPaid.of({ ...bought, paymentId: chance.uuid(), newBuyer: chance.chance(0.5) }));
    if (chance.chance(0.5)) continue;
    const refund = { refundId: chance.uuid(), refundMinor: totalMinor, refundedTotalMinor: totalMinor };
    record(paidMs + chance.between(0, 20 * DAY_MS), orderRefunded.of({ ...order, ...refund, currency: 'CNY' }));
  }
  return facts;
}

function versionsOf(ended: EndedSession, facts: readonly TimedFact[], chance: Seeded): MeasuredVersion[] {
  const { buckets } = foldInMemory({ ...ended, facts }, chance);
  const ledger = new SessionLedger(ended.startedAtMs, rules);
  ledger.put(buckets);
  const moments = buckets.flatMap((bucket) => bucket.moments);
  const session = sessionOf(ended);
  return measuredVersions({ session, minutes: ledger.minutes(), moments, clock: alwaysLive, rules });
}

describe(`the versions of a session (seed ${SEED})`, () => {
  const chance = seeded(SEED);
  const sessions = Array.from({ length: SESSIONS }, () => {
    const random = randomSession(chance);
    const ended = { ...random, endedAtMs: random.endedAtMs ?? random.startedAtMs + chance.between(60_000, 400_000) };
    return { ended, facts: [...random.facts, ...aftermath(ended, chance)] };
  });

  it('each say in every metric what a fold of the facts up to then says, and of no later ones', () => {
    for (const { ended, facts } of sessions) {
      for (const { version, atMs, measures } of versionsOf(ended, facts, chance)) {
        // What was said in the room and taken back is nowhere told.
        const past = facts.filter(({ timeMs, fact }) => timeMs <= atMs || fact.type === 'comment.deleted.v1');
        const then = versionsOf(ended, past, chance).find((one) => one.version === version);
        expect({ version, ...measures }).toEqual({ version, ...then?.measures });
      }
    }
  });

  it('name exactly the metrics that are not as in the version before, and what they were there', () => {
    for (const { ended, facts } of sessions) {
      const versions = versionsOf(ended, facts, chance);
      versions.slice(1).forEach(({ measures, changed }, i) => {
        const before = versions[i]?.measures as MeasuredVersion['measures'];
        expect({ ...measures, ...withoutState(changed, measures) }).toEqual({ ...before });
      });
      expect(versions[0]?.changed).toEqual({});
    }
  });

  it('are told as of ends of seconds, the first one of the second in which the session ended', () => {
    const startedAtMs = Date.parse('2026-11-01T10:00:00.250Z');
    const session = sessionOf({
      ...{ sessionId: newId(), accountId: newId(), facts: [], startedAtMs },
      endedAtMs: startedAtMs + 3_600_001,
    });

    const instants = versionInstants(session).map(({ atMs, sinceMs }) => [
      (atMs - startedAtMs) / 1_000,
      sinceMs === null ? null : (sinceMs - startedAtMs) / 1_000,
    ]);

    const day = 86_400;
    expect(instants).toEqual([
      [3_601, null],
      [3_601 + day, 3_601],
      [3_601 + 7 * day, 3_601 + day],
      [3_601 + 15 * day, 3_601 + 7 * day],
      [3_601 + 30 * day, 3_601 + 15 * day],
    ]);
  });
});

/** What was before, with all that versions do not compare as it is. */
const withoutState = (changed: MeasuredVersion['changed'], measures: MeasuredVersion['measures']): object =>
  Object.fromEntries(
    Object.entries(changed).map(([id, before]) => {
      const { parameters } = measures[id as keyof typeof measures];
      const state = before.value === null ? 'undefined' : 'ok';
      return [id, { ...before, state, ...(parameters ? { parameters } : {}) }];
    }),
  );
