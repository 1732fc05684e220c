/**
 * How far money that goes back is: owed (nobody was asked), asked (the provider works on it, for days with some banks),
 * made (the buyer has it), failed (the provider gave up, the shop has it, and still owes it).
 */
export const refundStates = ['owed', 'asked', 'made', 'failed'] as const;
export type RefundState = (typeof refundStates)[number];

/** What a provider says of a refund, in its answer or by a callback, in any order and any number of times. */
export type RefundOutcome = 'processing' | 'made' | 'failed';

/**
 * A refund of which the provider takes orders by number: each try at the provider has a number of its own, because a
 * provider that has given a try up never takes it up again.
 */
export interface RefundProgress {
  readonly state: RefundState;
  /** 0 for the first try. */
  readonly round: number;
}

/** Made is final, and so is giving up, except for money that arrives after all; news of an earlier try are old. */
export function afterNews(refund: RefundProgress, news: { outcome: RefundOutcome; round: number }): RefundProgress {
  if (refund.state === 'made') return refund;
  if (news.outcome === 'made') return { ...refund, state: 'made' };
  if (refund.state === 'failed' || news.round !== refund.round) return refund;
  return { ...refund, state: news.outcome === 'failed' ? 'failed' : 'asked' };
}

/** Another try, after the provider gave one up; undefined when there is nothing to try again. */
export const anotherRound = ({ state, round }: RefundProgress): RefundProgress | undefined =>
  state === 'failed' ? { state: 'owed', round: round + 1 } : undefined;
