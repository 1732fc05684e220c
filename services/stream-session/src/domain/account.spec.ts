import { newId } from '@shopcast/kernel';
import { type AccessKey, type Account, openAccount, revokeKey, setTimeZone } from './account.js';

const accountId = newId();
const key: AccessKey = {
  keyId: newId(),
  accountId,
  name: 'studio',
  scopes: ['host'],
  createdAtMs: 1,
  revokedAtMs: null,
};

const account: Account = { accountId, name: 'Studio', openedAtMs: 1, timeZones: [] };

describe('accounts', () => {
  it('are announced when they are opened', () => {
    const { facts } = openAccount({ ...account, name: '她読' });
    expect(facts).toEqual([expect.objectContaining({ type: 'account.opened.v1', data: { accountId, name: '她読' } })]);
  });

  const at = (text: string): number => Date.parse(text);

  it('have days of UTC, and those of their time zone from the next one on', () => {
    const { state, facts } = setTimeZone(account, 'Asia/Tokyo', at('2026-11-23T10:00:00Z'));
    expect(state.timeZones).toEqual([{ fromDay: '2026-11-24', timeZone: 'Asia/Tokyo' }]);
    expect(facts).toMatchObject([{ data: { accountId, timeZone: 'Asia/Tokyo', fromDay: '2026-11-24' } }]);
    expect(setTimeZone(state, 'Asia/Tokyo', at('2026-11-23T11:00:00Z'))).toEqual({ state, facts: [] });
  });

  it('have no day cut anew that has begun: where it is tomorrow already, the time zone holds from the day after', () => {
    const { state } = setTimeZone(account, 'Asia/Tokyo', at('2026-11-23T20:00:00Z'));
    expect(state.timeZones).toEqual([{ fromDay: '2026-11-25', timeZone: 'Asia/Tokyo' }]);
  });

  it('may think better of a time zone whose days have not begun', () => {
    const tokyo = setTimeZone(account, 'Asia/Tokyo', at('2026-11-23T20:00:00Z')).state;
    const back = setTimeZone(tokyo, 'UTC', at('2026-11-23T20:00:01Z'));
    expect(back.state.timeZones).toEqual([{ fromDay: '2026-11-24', timeZone: 'UTC' }]);
    expect(back.facts).toHaveLength(1);
    // It is 1 December in Tokyo already.
    const moved = setTimeZone(tokyo, 'Europe/Paris', at('2026-11-30T16:00:00Z')).state;
    expect(moved.timeZones).toEqual([...tokyo.timeZones, { fromDay: '2026-12-02', timeZone: 'Europe/Paris' }]);
  });

  it('revoke a key once, however often it is asked', () => {
    const revoked = revokeKey(key, 7);
    expect(revoked.state.revokedAtMs).toBe(7);
    expect(revoked.facts).toHaveLength(1);
    expect(revokeKey(revoked.state, 8)).toEqual({ state: revoked.state, facts: [] });
  });
});
