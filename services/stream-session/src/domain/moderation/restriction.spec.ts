import { newId } from '@shopcast/kernel';
import { changeTerms, impose, lift, type RestrictedViewer, type Restriction } from './restriction.js';
import { StandingRestrictions } from './standing-restrictions.js';

const [accountId, sessionId, keyId] = [newId(), newId(), newId()];
const forGood = { untilMs: null, reason: null };
const imposed = (of: Partial<RestrictedViewer> = {}, untilMs: number | null = null): Restriction => {
  const restricted = { accountId, viewerId: 'mia', kind: 'mute', sessionId: null, ...of } as const;
  return impose(restricted, { untilMs, reason: null }, { restrictionId: newId(), keyId, nowMs: 0 }).state;
};
const mia = { accountId, sessionId, viewerId: 'mia' };
const untilOf = (act: () => void): unknown => {
  try {
    act();
    return 'fine';
  } catch (error) {
    return (error as { details: { until: unknown } }).details.until;
  }
};

describe('restrictions', () => {
  it('hold for their viewer, in their place, until their end and not a millisecond longer', () => {
    const standing = new StandingRestrictions([imposed({ sessionId }, 1_000)]);

    expect(untilOf(() => standing.refuseMuted(mia, 999))).toBe('1970-01-01T00:00:01.000Z');
    expect(untilOf(() => standing.refuseMuted(mia, 1_000))).toBe('fine');
    expect(untilOf(() => standing.refuseMuted({ ...mia, sessionId: newId() }, 1))).toBe('fine');
    expect(untilOf(() => standing.refuseMuted({ ...mia, viewerId: 'noah' }, 1))).toBe('fine');
    expect(untilOf(() => standing.refuseBanned(mia, 1))).toBe('fine');
  });

  it('of which several hold say the latest end', () => {
    const standing = new StandingRestrictions([
      imposed({ kind: 'ban', sessionId }, 9_000),
      imposed({ kind: 'ban' }, 5_000),
    ]);
    expect(untilOf(() => standing.refuseBanned(mia, 1))).toBe('1970-01-01T00:00:09.000Z');
    const forEver = new StandingRestrictions([imposed({ kind: 'ban', sessionId }), imposed({ kind: 'ban' }, 5_000)]);
    expect(untilOf(() => forEver.refuseBanned(mia, 1))).toBeNull();
    expect([forEver.isBanned(sessionId, 'mia', 1), forEver.isBanned(sessionId, 'noah', 1)]).toEqual([true, false]);
  });

  it('are told again only when something has changed', () => {
    const mute = imposed();
    expect(changeTerms(mute, forGood, keyId, 5).facts).toEqual([]);
    expect(changeTerms(mute, { untilMs: 9, reason: null }, keyId, 5).facts).toHaveLength(1);
    const lifted = lift(mute, keyId, 5);
    expect(lifted.facts).toHaveLength(1);
    expect(lift(lifted.state, keyId, 6)).toEqual({ state: lifted.state, facts: [] });
    expect(lift(imposed({}, 5), keyId, 5).facts).toEqual([]);
  });

  it('cannot be over before they begin', () => {
    expect(() => imposed({}, 0)).toThrow('in the future');
    expect(() => changeTerms(imposed(), { untilMs: 5, reason: null }, keyId, 5)).toThrow('in the future');
  });
});
