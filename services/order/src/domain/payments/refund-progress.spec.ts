import { type RefundProgress, afterNews, anotherRound } from './refund-progress.js';

const refund = (state: RefundProgress['state'], round = 0): RefundProgress => ({ state, round });

describe('news of a refund', () => {
  it('take it from owed to asked, and to made or failed', () => {
    expect(afterNews(refund('owed'), { outcome: 'processing', round: 0 }).state).toBe('asked');
    expect(afterNews(refund('owed'), { outcome: 'made', round: 0 }).state).toBe('made');
    expect(afterNews(refund('asked'), { outcome: 'failed', round: 0 }).state).toBe('failed');
  });

  it.each(['processing', 'failed', 'made'] as const)('change nothing once it is made (%s)', (outcome) => {
    const made = refund('made');
    expect(afterNews(made, { outcome, round: 0 })).toBe(made);
  });

  it('that come late bring no failed refund back to life, unless the money has arrived after all', () => {
    const failed = refund('failed');
    expect(afterNews(failed, { outcome: 'processing', round: 0 })).toBe(failed);
    expect(afterNews(failed, { outcome: 'made', round: 0 }).state).toBe('made');
  });

  it('of an earlier try are none of the present one', () => {
    const second = refund('asked', 1);
    expect(afterNews(second, { outcome: 'failed', round: 0 })).toBe(second);
    expect(afterNews(second, { outcome: 'failed', round: 1 }).state).toBe('failed');
  });
});

describe('trying a refund again', () => {
  it('is another refund for the provider, and only for one that failed', () => {
    expect(anotherRound(refund('failed', 2))).toEqual({ state: 'owed', round: 3 });
    for (const state of ['owed', 'asked', 'made'] as const) expect(anotherRound(refund(state))).toBeUndefined();
  });
});
