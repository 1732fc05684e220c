import { uuid } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { Price } from '../../shop/price.js';
import type { ShopSku } from '../../shop/shop.js';
import { minorOf } from '../form/minor-of.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';

interface SkuPriceProps {
  readonly ask: Ask;
  readonly where: { readonly sessionId: string; readonly listingId: string };
  readonly sku: ShopSku;
  readonly currency: string;
  readonly isLive: boolean;
}

/** What a variant costs, and the price that holds while the session is on. */
export function SkuPrice({ ask, where, sku, currency, isLive }: SkuPriceProps) {
  const { shelf } = useHostTexts();
  const deed = useDeed();
  const [typed, setTyped] = useState('');
  const priceMinor = minorOf(typed, currency);
  const path = `/v1/sessions/${where.sessionId}/live-prices/${where.listingId}/${sku.skuId}`;
  const set = (event: FormEvent) => {
    event.preventDefault();
    const key = uuid();
    void deed.run(() => ask(path, { method: 'PUT', key, body: { priceMinor } })).then((done) => done && setTyped(''));
  };
  const withdraw = () => void deed.run(() => ask(path, { method: 'DELETE' }));

  return (
    <form className="sku-price" onSubmit={set}>
      <span className="sku-price__title">{sku.title}</span>
      <Price sku={sku} currency={currency} />
      {isLive && (
        <span className="sku-price__set">
          <input
            aria-label={`${shelf.livePrice}: ${sku.title}`}
            placeholder={shelf.livePrice}
            inputMode="decimal"
            value={typed}
            aria-invalid={typed !== '' && priceMinor === null}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="small-button" disabled={priceMinor === null || deed.isBusy}>
            {shelf.setPrice}
          </button>
          {sku.live !== null && (
            <button type="button" className="small-button" disabled={deed.isBusy} onClick={withdraw}>
              {shelf.endPrice}
            </button>
          )}
        </span>
      )}
      <ProblemNote problem={deed.problem} />
    </form>
  );
}
