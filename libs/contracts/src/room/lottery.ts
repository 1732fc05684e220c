import { Type } from 'typebox';
import { count, id, instant, text } from '../fields.js';

export const MOST_WINNERS = 100;
export const lotteryStates = ['open', 'drawn'] as const;

const hash = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

export const lotteryId = id('The lottery');
export const prize = text('What is drawn, in the host’s words');
export const winnerCount = Type.Integer({ minimum: 1, maximum: MOST_WINNERS, description: 'How many win at most' });
export const keyword = Type.Union([text('Who writes it in a comment takes part', 50), Type.Null()], {
  description: 'null: whoever is in the room may take part',
});
export const commitment = hash('SHA-256 of the seed, told before anybody takes part');
export const seed = hash('32 random bytes; revealed by the draw');
export const entrant = id('A viewer in this lottery, and nowhere else');
export const entrantsDigest = hash('SHA-256 of the ordered list of entrants');

/** A lottery as everybody in the room sees it. */
export const shownLottery = {
  lotteryId,
  prize,
  winnerCount,
  keyword,
  commitment,
  openedAt: instant('Session time'),
  endsAt: instant('Session time from which nobody can take part any more, and at which it is drawn'),
  state: Type.Enum([...lotteryStates]),
  entrants: count('Viewers who take part', 0),
  seed: Type.Union([seed, Type.Null()], { description: 'null until it is drawn' }),
  winners: Type.Array(
    Type.Object({ entrant, author: Type.String({ description: 'As in this viewer’s comments in this session' }) }),
    { description: 'In the order in which they were drawn' },
  ),
};
