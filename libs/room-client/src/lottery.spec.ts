import { drawWinners, isFairDraw } from './lottery.js';

/** Computed with `printf %s … | sha256sum`, not with this code. */
const seed = 'b3e15f38a3f5055d773e7f87c026e016e535c80c4c67c2dd8f26e15432d8e7ad';
const commitment = 'b5ddb64877f3d2a21f7c5897817beb499cdff9b76180f86753b343cc5495a5b4';
const entrants = ['3333', '1111', '2222', 'ffff', '7777'].map((four) => `${four}${four}-0000-5000-8000-000000000000`);
const drawn = ['ffff', '7777', '1111', '3333', '2222'].map((four) => `${four}${four}-0000-5000-8000-000000000000`);

describe('a draw', () => {
  it('follows from the seed and the entrants alone, in whatever order they are listed', async () => {
    expect(await drawWinners(seed, entrants, 5)).toEqual(drawn);
    expect(await drawWinners(seed, entrants.toReversed(), 2)).toEqual(drawn.slice(0, 2));
    expect(await drawWinners(seed, entrants, 100)).toEqual(drawn);
    expect(await drawWinners(seed, [], 3)).toEqual([]);
  });

  it('is another one with another seed, and with one entrant more or less', async () => {
    expect(await drawWinners(commitment, entrants, 5)).not.toEqual(drawn);
    expect(await drawWinners(seed, entrants.slice(1), 5)).not.toEqual(
      drawn.filter((entrant) => entrant !== entrants[0]),
    );
  });

  it('is fair only with the promised seed and exactly the winners that follow from it', async () => {
    const proof = { seed, commitment, entrants, winnerCount: 2, winners: drawn.slice(0, 2) };

    expect(await isFairDraw(proof)).toBe(true);
    expect(await isFairDraw({ ...proof, commitment: seed })).toBe(false);
    expect(await isFairDraw({ ...proof, winners: drawn.slice(1, 3) })).toBe(false);
    expect(await isFairDraw({ ...proof, entrants: drawn.slice(1) })).toBe(false);
  });
});
