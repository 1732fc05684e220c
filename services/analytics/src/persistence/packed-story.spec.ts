import { noProducts } from '../domain/product-story.js';
import { firstNames, untold, type ViewerStory } from '../domain/viewer-story.js';
import { seeded } from '../testing/seeded.js';
import { packStory, unpackStory } from './packed-story.js';
import { Packer } from './packing.js';

const START_MS = Date.parse('2026-11-23T10:00:37.123Z');

function packed(...stories: readonly ViewerStory[]): Buffer[] {
  const packer = new Packer();
  return stories.map((story) => {
    const from = packer.length;
    packStory(packer, story);
    return Buffer.from(packer.written.subarray(from));
  });
}

describe('a packed story', () => {
  it('is read as it was written, whatever is in it', () => {
    const chance = seeded(7);
    const time = (): number => START_MS + chance.between(-90_000, 7_200_000);
    const times = (most: number): Map<string, number> =>
      new Map(
        Array.from({ length: chance.between(0, most) }, (): [string, number] => [
          chance.chance(0.8) ? chance.uuid() : `滞在 ${chance.between(0, 1e9)}`,
          time(),
        ]),
      );
    const instants = (): number[] => Array.from({ length: chance.between(0, 3) }, time).sort((a, b) => a - b);
    const products = (): ViewerStory['products'] =>
      new Map(
        Array.from({ length: chance.between(0, 2) }, () => chance.uuid())
          .sort()
          .map((id) => [id, { exposed: instants(), clicked: instants(), carted: instants(), bought: instants() }]),
      );
    const stories = Array.from({ length: 3_000 }, (): ViewerStory => ({
      arrival: chance.chance(0.2)
        ? null
        : { follower: chance.chance(0.5), channel: 'push', detail: chance.pick(['', '春の夜']) },
      own: { view_pv: chance.between(0, 9), orders: chance.between(0, 3), gmv: chance.between(0, 9e12) },
      first: Object.fromEntries(firstNames.map((name) => [name, chance.chance(0.5) ? time() : null])) as never,
      products: products(),
      stays: {
        open: times(2),
        earlyLeaves: times(2),
        watched: Array.from({ length: chance.between(0, 3) * 2 }, time).sort((a, b) => a - b),
      },
    }));

    expect(packed(...stories).map(unpackStory)).toEqual(stories);
  });

  it('keeps times before the epoch, of the far future, and none', () => {
    const story = { ...untold, first: { ...untold.first, entered: -5, paid: 253_402_300_799_999 } };
    expect(packed(story, untold).map(unpackStory)).toEqual([story, untold]);
  });

  it('is the same for the same stays, whichever began first', () => {
    const [a, b] = packed(
      {
        ...untold,
        stays: {
          ...untold.stays,
          open: new Map([
            ['one', 1],
            ['two', 2],
          ]),
        },
      },
      {
        ...untold,
        stays: {
          ...untold.stays,
          open: new Map([
            ['two', 2],
            ['one', 1],
          ]),
        },
      },
    );
    expect(a).toEqual(b);
  });

  it('takes little room: a viewer who came twice, looked and bought', () => {
    const first = {
      ...untold.first,
      entered: START_MS,
      visited: START_MS + 20_000,
      clicked_pinned: START_MS + 30_000,
      paid: START_MS + 60_000,
    };
    const watched = [START_MS, START_MS + 400_000, START_MS + 600_000, START_MS + 1_000_000];

    expect(
      packed({
        first,
        arrival: { follower: true, channel: 'push', detail: '' },
        own: { view_pv: 2, orders: 1, gmv: 9_900 },
        stays: { ...untold.stays, watched },
        products: noProducts,
      })[0]?.length,
    ).toBeLessThan(40);
  });
});
