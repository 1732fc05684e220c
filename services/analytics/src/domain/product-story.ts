/** What a viewer can do with one product; the fold remembers every time of it. */
export const productActs = ['exposed', 'clicked', 'carted', 'bought'] as const;
export type ProductAct = (typeof productActs)[number];

/** When a viewer did what with a product: epoch ms, ascending; twice in one instant is there twice. */
export type ProductStory = Readonly<Record<ProductAct, readonly number[]>>;

export type ProductStories = ReadonlyMap<string, ProductStory>;

export const noProducts: ProductStories = new Map();
const untold: ProductStory = { exposed: [], clicked: [], carted: [], bought: [] };

/** The stories after the viewer has done this with one more product, or once more. */
export function actedOn(stories: ProductStories, listingId: string, act: ProductAct, atMs: number): ProductStories {
  const story = stories.get(listingId) ?? untold;
  return new Map(stories).set(listingId, { ...story, [act]: withTime(story[act], atMs) });
}

/** Facts come nearly in the order of time, so the place is looked for from the end. */
function withTime(times: readonly number[], atMs: number): number[] {
  let place = times.length;
  while (place > 0 && (times[place - 1] as number) > atMs) place -= 1;
  return times.toSpliced(place, 0, atMs);
}
