import { ApiProperty } from '@nestjs/swagger';
import type { Principal } from '@shopcast/access';
import { lotteryStates } from '@shopcast/contracts';
import { pageOf } from '@shopcast/http';
import type { Lottery, LotteryState } from '../domain/lottery/lottery.js';
import { shownLottery } from '../domain/lottery/shown-lottery.js';

const hash = { type: String, pattern: '^[0-9a-f]{64}$' } as const;
const orNull = { type: String, nullable: true } as const;

export class LotteryWinnerAnswer {
  @ApiProperty({ format: 'uuid', description: 'The viewer in this lottery, and nowhere else' })
  readonly entrant!: string;
  @ApiProperty({ example: '1f9e3c07', description: 'As in this viewer’s comments in this session' })
  readonly author!: string;
  @ApiProperty({ ...orNull, example: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M', description: 'For staff; viewers get null' })
  readonly viewerId!: string | null;
}

export class LotteryAnswer {
  @ApiProperty({ format: 'uuid' }) readonly lotteryId!: string;
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ example: '口红一支' }) readonly prize!: string;
  @ApiProperty({ type: 'integer', description: 'How many win at most' }) readonly winnerCount!: number;
  @ApiProperty({ ...orNull, example: '想要', description: 'Who writes it in a comment takes part; null: whoever taps' })
  readonly keyword!: string | null;
  @ApiProperty({ ...hash, description: 'SHA-256 of the seed, told before anybody takes part' })
  readonly commitment!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Session time' }) readonly openedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Session time at which it is drawn' })
  readonly endsAt!: string;
  @ApiProperty({ enum: lotteryStates }) readonly state!: LotteryState;
  @ApiProperty({ type: 'integer', description: 'Viewers who take part' }) readonly entrants!: number;
  @ApiProperty({ ...orNull, description: 'null until it is drawn' }) readonly seed!: string | null;
  @ApiProperty({ type: LotteryWinnerAnswer, isArray: true, description: 'In the order in which they were drawn' })
  readonly winners!: LotteryWinnerAnswer[];
  @ApiProperty({ ...orNull, format: 'date-time', description: 'Session time' }) readonly drawnAt!: string | null;
}

export class LotteryPage extends pageOf(LotteryAnswer) {}

/** Whoever hands out the prizes must know who has won; the other viewers need not. */
export const toLotteryAnswer = (lottery: Lottery, caller: Principal): LotteryAnswer => ({
  ...shownLottery(lottery),
  sessionId: lottery.sessionId,
  winners: shownLottery(lottery).winners.map((winner, place) => ({
    ...winner,
    viewerId: caller.kind === 'viewer' ? null : (lottery.winners[place]?.viewerId ?? null),
  })),
  drawnAt: lottery.drawnAtMs === null ? null : new Date(lottery.drawnAtMs).toISOString(),
});
