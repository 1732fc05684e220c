import { takeLane } from './lanes.js';

describe('lanes over the picture', () => {
  it('are taken one beside the other, and again when the comment before has moved on', () => {
    const first = takeLane([0, 0], 1_000, 500);
    const second = takeLane(first?.lanes ?? [], 1_000, 500);
    const third = takeLane(second?.lanes ?? [], 1_100, 500);

    expect([first?.flight, second?.flight, third?.flight]).toEqual([
      { lane: 0, delayMs: 0 },
      { lane: 1, delayMs: 0 },
      { lane: 0, delayMs: 400 },
    ]);
  });

  it('let nobody wait for long: a storm of comments is read in the list', () => {
    expect(takeLane([10_000, 12_000], 1_000, 500)).toBeNull();
  });
});
