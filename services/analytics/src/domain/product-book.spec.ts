import { seeded } from '../testing/seeded.js';
import { ProductBook } from './product-book.js';
import { changesBetween, NEVER, type ProductChange } from './product-changes.js';
import { actedOn, noProducts, type ProductAct, productActs, type ProductStories } from './product-story.js';

type Done = readonly [viewer: number, act: ProductAct, atMs: number];

const TOTE = 'tote';

/** What has become of a product when this was done, told in this order. */
function bookOf(done: readonly Done[]): ProductBook {
  const book = new ProductBook();
  const stories = new Map<number, ProductStories>();
  for (const [viewer, act, atMs] of done) {
    const before = stories.get(viewer) ?? noProducts;
    const is = actedOn(before, TOTE, act, atMs);
    stories.set(viewer, is);
    const story = is.get(TOTE);
    if (story) book.add(TOTE, changesBetween(before.get(TOTE), story));
  }
  return book;
}

/** The same, counted by eye. */
function countedIn(done: readonly Done[], fromMs: number, toMs: number): object {
  const within = done.filter(([, , atMs]) => atMs >= fromMs && atMs < toMs);
  const who = (act: ProductAct): Set<number> =>
    new Set(within.filter((one) => one[1] === act).map(([viewer]) => viewer));
  const times = (act: ProductAct): number => within.filter((one) => one[1] === act).length;
  return {
    product_exposures: times('exposed'),
    product_exposure_uv: who('exposed').size,
    product_clicks: times('clicked'),
    product_click_uv: who('clicked').size,
    cart_uv: who('carted').size,
    orders: times('bought'),
    buyers: who('bought').size,
    click_buyers: [...who('bought')].filter((viewer) => who('clicked').has(viewer)).length,
  };
}

describe('a product’s book', () => {
  const chance = seeded(17);
  const random = (): Done[] =>
    Array.from({ length: chance.between(0, 25) }, () => [
      chance.between(0, 3),
      chance.pick(productActs),
      chance.between(0, 12),
    ]);

  it('tells of any window what was done in it and by how many, in whatever order it was told', () => {
    for (let run = 0; run < 400; run += 1) {
      const done = random();
      const book = bookOf(done);
      for (const [fromMs, toMs] of [
        [0, 13],
        [3, 9],
        [chance.between(0, 12), chance.between(0, 12)],
      ] as const)
        expect(book.quantitiesOf(TOTE, { fromMs, toMs })).toMatchObject(countedIn(done, fromMs, toMs));
      expect(book.quantitiesOf(TOTE)).toEqual(book.quantitiesOf(TOTE, { fromMs: 0, toMs: null }));
    }
  });

  it('is settled to the same, whatever the order, and then says the same', () => {
    const done = random();
    const places = done.map((one): [number, Done] => [chance.next(), one]);
    const shuffled = places.sort(([a], [b]) => a - b).map(([, one]) => one);
    const settled = bookOf(done).settled();
    const again = new ProductBook();
    for (const [listingId, changes] of settled) again.add(listingId, changes);

    expect(bookOf(shuffled).settled()).toEqual(settled);
    expect(again.quantitiesOf(TOTE, { fromMs: 3, toMs: 9 })).toEqual(
      bookOf(done).quantitiesOf(TOTE, { fromMs: 3, toMs: 9 }),
    );
  });

  it('adds up what orders come to', () => {
    const book = new ProductBook();
    const sold = (atMs: number, amount: number): ProductChange => ({
      ...{ what: 'gmv', atMs, sinceMs: atMs, beforeMs: NEVER },
      amount,
    });
    book.add(TOTE, [sold(5, 900), sold(5, 100), sold(8, 50)]);

    expect(book.quantitiesOf(TOTE).gmv).toBe(1_050);
    expect(book.quantitiesOf(TOTE, { fromMs: 5, toMs: 8 }).gmv).toBe(1_000);
    expect(book.quantitiesOf('nothing known').gmv).toBe(0);
  });
});
