import { ApiProperty } from '@nestjs/swagger';
import type { Lottery } from '../../domain/lottery/lottery.js';

const hash = { type: String, pattern: '^[0-9a-f]{64}$' } as const;
const entrants = { type: String, format: 'uuid', isArray: true } as const;

/** All that the winners follow from, so that anybody can compute them again. */
export class DrawProofAnswer {
  @ApiProperty({ format: 'uuid' }) readonly lotteryId!: string;
  @ApiProperty({ ...hash, description: 'SHA-256 of the seed, as the room was told when the lottery was opened' })
  readonly commitment!: string;
  @ApiProperty(hash) readonly seed!: string;
  @ApiProperty({ ...hash, description: 'SHA-256 of the entrants, in this order, joined by line feeds' })
  readonly entrantsDigest!: string;
  @ApiProperty({ ...entrants, description: 'In ascending order' }) readonly entrants!: string[];
  @ApiProperty({ type: 'integer' }) readonly winnerCount!: number;
  @ApiProperty({
    ...entrants,
    description: 'Those with the smallest SHA-256 of `seed:entrantsDigest:entrant`, smallest first',
  })
  readonly winners!: string[];
}

export class LotteryEntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'As which this viewer is on the list of entrants' })
  readonly entrant!: string;
  @ApiProperty({ type: Boolean, nullable: true, description: 'null until it is drawn' })
  readonly hasWon!: boolean | null;
}

export const toDrawProofAnswer = (lottery: Lottery, entrants: string[]): DrawProofAnswer => ({
  lotteryId: lottery.lotteryId,
  commitment: lottery.commitment,
  seed: lottery.seed,
  entrantsDigest: lottery.entrantsDigest ?? '',
  entrants,
  winnerCount: lottery.winnerCount,
  winners: lottery.winners.map(({ entrant }) => entrant),
});
