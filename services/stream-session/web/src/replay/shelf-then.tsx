import { useLiveTexts } from '../language/use-live-texts.js';
import { useReplayTexts } from '../language/use-replay-texts.js';
import { Price } from '../shop/price.js';
import { ProductPicture } from '../shop/product-picture.js';
import '../shop/shelf-list.css';
import { cheapest, hasSeveralPrices } from '../shop/shop.js';
import type { Scene } from './scene.js';
import './shelf-then.css';

interface ShelfThenProps {
  readonly scene: Scene;
  readonly currency: string;
}

/** What was sold at this moment and for how much. It is to be looked at: the sale is over. */
export function ShelfThen({ scene: { shelf, chapter }, currency }: ShelfThenProps) {
  const texts = useReplayTexts();
  const live = useLiveTexts();
  return (
    <section className="shelf-then">
      <h2>{texts.shelfThen}</h2>
      {shelf.length === 0 && <p className="shelf-list__empty">{live.shelf.empty}</p>}
      <ol className="shelf-list" tabIndex={0} aria-label={texts.shelfThen}>
        {shelf.map((item) => {
          const sku = cheapest(item);
          return (
            <li key={item.listingId} className="shelf-then__item" data-listing={item.listingId}>
              <ProductPicture id={item.listingId} title={item.title} />
              <span className="shelf-list__words">
                <span className="shelf-list__title">{item.title}</span>
                {sku && <Price sku={sku} currency={currency} isFrom={hasSeveralPrices(item)} />}
              </span>
              {item.listingId === chapter?.listingId && <span className="shelf-list__pin">{live.shelf.explained}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
