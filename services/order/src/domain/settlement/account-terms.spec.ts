import { ACCOUNT } from '../../testing/fixtures.js';
import { changeTerms, noTerms } from './account-terms.js';

describe('the terms of an account', () => {
  it('are nothing for anybody until they are set, each without touching the other', () => {
    const fee = changeTerms(noTerms(ACCOUNT), { platformFeeBasisPoints: 200 }, 5_000);
    const both = changeTerms(fee, { defaultCommissionBasisPoints: 1_500 }, 6_000);

    expect(noTerms(ACCOUNT)).toMatchObject({
      defaultCommissionBasisPoints: 0,
      platformFeeBasisPoints: 0,
      sinceMs: null,
    });
    expect(both).toEqual({
      accountId: ACCOUNT,
      defaultCommissionBasisPoints: 1_500,
      platformFeeBasisPoints: 200,
      sinceMs: 6_000,
    });
  });

  it('stay the same object when nothing changes, and never go back in time', () => {
    const set = changeTerms(noTerms(ACCOUNT), { platformFeeBasisPoints: 200 }, 5_000);

    expect(changeTerms(set, { platformFeeBasisPoints: 200 }, 9_000)).toBe(set);
    expect(changeTerms(set, { platformFeeBasisPoints: 0 }, 4_000).sinceMs).toBe(5_001);
  });
});
