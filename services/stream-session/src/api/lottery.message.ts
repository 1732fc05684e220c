import type { Principal } from '@shopcast/access';
import { toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import type { Lottery, LotteryState } from '../domain/lottery/lottery.js';
import { toLotteryAnswer } from './lottery.answer.js';

const wireStates = {
  open: 'LOTTERY_STATE_OPEN',
  drawn: 'LOTTERY_STATE_DRAWN',
} as const satisfies Record<LotteryState, string>;

/** `shopcast.activity.v1.Lottery` */
export function toLotteryMessage(lottery: Lottery, caller: Principal): object {
  const { keyword, seed, winners, state, ...answer } = toLotteryAnswer(lottery, caller);
  return {
    ...answer,
    keyword: keyword ?? '',
    seed: seed ?? '',
    state: wireStates[state],
    winners: winners.map(({ viewerId, ...winner }) => ({ ...winner, viewerId: viewerId ?? '' })),
    openedAt: toTimestamp(lottery.openedAtMs),
    endsAt: toTimestamp(lottery.endsAtMs),
    drawnAt: toOptionalTimestamp(lottery.drawnAtMs),
  };
}
