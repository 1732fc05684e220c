import { newId } from '@shopcast/kernel';
import { type AccessKey, openAccount, revokeKey } from './account.js';

const accountId = newId();
const key: AccessKey = {
  keyId: newId(),
  accountId,
  name: 'studio',
  scopes: ['host'],
  createdAtMs: 1,
  revokedAtMs: null,
};

describe('accounts', () => {
  it('are announced when they are opened', () => {
    const { facts } = openAccount({ accountId, name: '她読', openedAtMs: 1 });
    expect(facts).toEqual([expect.objectContaining({ type: 'account.opened.v1', data: { accountId, name: '她読' } })]);
  });

  it('revoke a key once, however often it is asked', () => {
    const revoked = revokeKey(key, 7);
    expect(revoked.state.revokedAtMs).toBe(7);
    expect(revoked.facts).toHaveLength(1);
    expect(revokeKey(revoked.state, 8)).toEqual({ state: revoked.state, facts: [] });
  });
});
