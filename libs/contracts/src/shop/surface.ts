export const surfaces = ['pinned', 'shelf'] as const;
/** Where in the room a product was seen: the pinned card or the shelf. */
export type Surface = (typeof surfaces)[number];
