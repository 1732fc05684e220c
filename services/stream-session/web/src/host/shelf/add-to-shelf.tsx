import { useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import type { Listing } from './listing.js';
import { NewProduct } from './new-product.js';
import { useListings } from './use-listings.js';

interface AddToShelfProps {
  readonly ask: Ask;
  readonly currency: string;
  readonly onShelf: readonly string[];
  onAdd(listingId: string): Promise<boolean>;
}

/** Puts something of the account's goods on the shelf, or describes something new. */
export function AddToShelf({ ask, currency, onShelf, onAdd }: AddToShelfProps) {
  const { shelf } = useHostTexts();
  const [listings, remember] = useListings(ask, currency);
  const [isNew, setIsNew] = useState(false);
  const offered = listings.filter(({ listingId }) => !onShelf.includes(listingId));
  const add = async (listing: Listing) => {
    remember(listing);
    setIsNew(!(await onAdd(listing.listingId)));
  };

  return (
    <div className="add-to-shelf">
      <div className="panel__head">
        <h3>{shelf.add}</h3>
        <button type="button" className="small-button" aria-expanded={isNew} onClick={() => setIsNew(!isNew)}>
          {shelf.newProduct}
        </button>
      </div>
      {isNew && <NewProduct ask={ask} currency={currency} onListed={(listing) => void add(listing)} />}
      <ul className="add-to-shelf__list">
        {offered.map((listing) => (
          <li key={listing.listingId}>
            <button type="button" className="small-button" onClick={() => void add(listing)}>
              + {listing.title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
