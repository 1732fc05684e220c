import type { OrderPlaced } from '@shopcast/contracts';
import type { ProductCount } from './product-changes.js';
import type { ProductAct } from './product-story.js';

/** What a fact does to the numbers of one product. */
export interface ProductEffect {
  readonly listingId: string;
  /** Done by the viewer, perhaps not for the first time. */
  readonly act?: ProductAct;
  /** Added in the instant of the fact. */
  readonly amounts?: Partial<Readonly<Record<ProductCount, number>>>;
}

type Lines = OrderPlaced['lines'];

/** An order counts once for each product that is in it, however many of its lines have it. */
export const ordered = (lines: Lines): ProductEffect[] =>
  [...byListing(lines).keys()].map((listingId) => ({ listingId, amounts: { placed: 1 } }));

/** What is paid for a line is what its units cost, minus what was taken off. */
export const sold = (lines: Lines): ProductEffect[] =>
  [...byListing(lines)].map(([listingId, ofListing]) => ({
    listingId,
    act: 'bought',
    amounts: {
      units: ofListing.reduce((sum, { quantity }) => sum + quantity, 0),
      gmv: ofListing.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor - (line.discountMinor ?? 0), 0),
    },
  }));

const byListing = (lines: Lines): Map<string, Lines> => Map.groupBy(lines, ({ listingId }) => listingId);
