import { useRunOfShowTexts } from '../../language/run-of-show-texts.js';
import { Field } from '../form/field.js';
import { minorOf } from '../form/minor-of.js';
import type { Listing } from '../shelf/listing.js';
import { type SegmentDraft, withListing } from './segment-draft.js';

interface SegmentProductsProps {
  readonly draft: SegmentDraft;
  readonly listings: readonly Listing[];
  onChange(draft: SegmentDraft): void;
}

/** What a segment is about, and what it costs from then on. */
export function SegmentProducts({ draft, listings, onChange }: SegmentProductsProps) {
  const texts = useRunOfShowTexts();
  const { listingIds } = draft;
  const chosen = listingIds.flatMap((id) => listings.filter(({ listingId }) => listingId === id));
  return (
    <fieldset className="segment-products">
      <legend>{texts.products}</legend>
      <p className="host-hint">{listings.length === 0 ? texts.noProducts : texts.firstIsPinned}</p>
      <div className="segment-products__all">
        {listings.map(({ listingId, title }) => (
          <button
            key={listingId}
            type="button"
            className="small-button"
            aria-pressed={listingIds.includes(listingId)}
            onClick={() => onChange(withListing(draft, listingId))}
          >
            {title}
          </button>
        ))}
      </div>
      {chosen.map((listing) => (
        <Prices key={listing.listingId} listing={listing} draft={draft} onChange={onChange} />
      ))}
    </fieldset>
  );
}

interface PricesProps extends Pick<SegmentProductsProps, 'draft' | 'onChange'> {
  readonly listing: Listing;
}

function Prices({ listing: { title, currency, skus }, draft, onChange }: PricesProps) {
  const texts = useRunOfShowTexts();
  return (
    <div className="fields">
      {skus.map(({ skuId, title: variant }) => {
        const typed = draft.prices[skuId] ?? '';
        return (
          <Field
            key={skuId}
            label={`${texts.livePrice(`${title}, ${variant}`)} (${currency})`}
            value={typed}
            inputMode="decimal"
            aria-invalid={typed.trim() !== '' && minorOf(typed, currency) === null}
            onText={(text) => onChange({ ...draft, prices: { ...draft.prices, [skuId]: text } })}
          />
        );
      })}
    </div>
  );
}
