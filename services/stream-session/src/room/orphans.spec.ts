import { newId } from '@shopcast/kernel';
import { changeSessionState } from '../domain/change-session-state.js';
import { planSession } from '../domain/plan-session.js';
import type { Orphan } from '../persistence/stay-holder.repository.js';
import { closingOf, lastSeen } from './orphans.js';

const STARTED = Date.parse('2026-11-23T12:00:00Z');
const identity = { sessionId: newId(), accountId: newId() };
const plan = {
  title: 'Tea',
  medium: 'video',
  currency: 'CNY',
  timeScale: 10,
  plannedStartMs: null,
  plannedEndMs: null,
} as const;
const live = changeSessionState(planSession(plan, identity, STARTED).state, 'live', STARTED).state;
const ended = changeSessionState(live, 'ended', STARTED + 60_000).state;
const sessionTime = (wallMs: number): number => STARTED + wallMs * 10;

const orphan = (changes: Partial<Orphan> = {}): Orphan => ({
  visitor: { ...identity, viewerId: 'mia' },
  stay: { stayId: newId(), enteredAtMs: sessionTime(1_000) },
  closingAtMs: null,
  awaySinceMs: null,
  aliveMs: null,
  presentAtEnd: false,
  ...changes,
});
const closing = (found: Orphan, session = ended) =>
  closingOf(found, session)?.facts.map(({ fact, timeMs }) => [(fact.data as { reason: string }).reason, timeMs]);

describe('an orphaned stay', () => {
  it('was last seen when its process was last alive, in session time', () => {
    expect(lastSeen(orphan({ aliveMs: STARTED + 30_000 }), live)).toBe(sessionTime(30_000));
  });

  it('was last seen when the connection was lost, and at least when it began', () => {
    expect(lastSeen(orphan({ awaySinceMs: sessionTime(20_000) }), live)).toBe(sessionTime(20_000));
    expect(lastSeen(orphan(), live)).toBe(sessionTime(1_000));
  });

  it('waits for its viewer while the session is on', () => {
    expect(closing(orphan(), live)).toBeUndefined();
  });

  it('goes to the end of the session when its process was the one that ended it', () => {
    expect(closing(orphan({ aliveMs: STARTED + 59_000, presentAtEnd: true }))).toEqual([
      ['session_ended', sessionTime(60_000)],
    ]);
  });

  it('ends at the last proof of life when its process had died before the end', () => {
    expect(closing(orphan({ aliveMs: STARTED + 59_000 }))).toEqual([['connection_lost', sessionTime(59_000)]]);
  });

  it('ends when its process had decided so before it died', () => {
    expect(closing(orphan({ closingAtMs: sessionTime(5_000) }), live)).toEqual([
      ['connection_lost', sessionTime(5_000)],
    ]);
  });
});
