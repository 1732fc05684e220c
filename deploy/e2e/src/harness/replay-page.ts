import type { Page } from 'playwright-core';
import { LATEST, type SecondOfRoom } from './logged-second.js';

/** What the page shows: of each listing what its cheapest variant costs. */
export type SecondShown = Omit<SecondOfRoom, 'shelf'> & { readonly shelf: readonly (readonly [string, number])[] };

/** What the replay page should show of a second. */
export const asShown = ({ shelf, ...rest }: SecondOfRoom): SecondShown => ({
  ...rest,
  shelf: shelf.map(([listingId, pricesMinor]) => [listingId, Math.min(...pricesMinor)]),
});

/** Moves the replay to a second, and reads off what it shows there once all is there. */
export async function shownAt(page: Page, second: number): Promise<SecondShown> {
  await page.locator('.scrubber input').fill(String(second));
  const scene = page.locator(`main.theatre[data-second="${second}"]`);
  await scene.locator('.theatre__talk[aria-busy=false]').waitFor();
  const number = async (name: string) => Number(await scene.getAttribute(`data-${name}`));
  const shelf = await scene.locator('.shelf-then__item').evaluateAll((items) =>
    items.map((item): [string, number] => {
      const price = item.querySelector('[data-price-minor]')?.getAttribute('data-price-minor');
      return [item.getAttribute('data-listing') ?? '', Number(price)];
    }),
  );
  const pinned = scene.locator('.shelf-then__item', { has: page.locator('.shelf-list__pin') });
  const [online, likes, comments] = [await number('online'), await number('likes'), await number('comments')];
  const latest = (await scene.locator('.comments__one').allInnerTexts()).slice(-LATEST);
  const isPinned = (await pinned.count()) > 0;
  return {
    second,
    online,
    likes,
    comments,
    latest,
    pinned: isPinned ? await pinned.getAttribute('data-listing') : null,
    shelf,
  };
}
