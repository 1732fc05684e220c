import { uuid } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { Field } from '../form/field.js';
import { minorOf } from '../form/minor-of.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import { describeProduct } from './describe-product.js';
import type { Listing } from './listing.js';

interface NewProductProps {
  readonly ask: Ask;
  readonly currency: string;
  onListed(listing: Listing): void;
}

/** The shortest way to something that can be sold: one variant, one price, so many units. */
export function NewProduct({ ask, currency, onListed }: NewProductProps) {
  const { shelf } = useHostTexts();
  const deed = useDeed();
  const [wish] = useState(uuid);
  const [brand, setBrand] = useState('');
  const [title, setTitle] = useState('');
  const [price, setPrice] = useState('');
  const [units, setUnits] = useState('100');
  const priceMinor = minorOf(price, currency);
  const isWhole = brand.trim() !== '' && title.trim() !== '' && priceMinor !== null && /^\d{1,9}$/.test(units);
  const describe = (event: FormEvent) => {
    event.preventDefault();
    const words = { brand: brand.trim(), title: title.trim(), variant: shelf.oneVariant };
    const goods = { ...words, priceMinor: priceMinor ?? 0, currency, units: Number(units) };
    void deed.run(async () => onListed(await describeProduct(ask, wish, goods)));
  };

  return (
    <form className="new-product" onSubmit={describe}>
      <div className="fields">
        <Field label={shelf.brand} value={brand} required maxLength={200} onText={setBrand} />
        <Field label={shelf.product} value={title} required maxLength={200} onText={setTitle} />
        <Field label={`${shelf.price} (${currency})`} value={price} required inputMode="decimal" onText={setPrice} />
        <Field label={shelf.units} value={units} required inputMode="numeric" onText={setUnits} />
      </div>
      <ProblemNote problem={deed.problem} />
      <button type="submit" className="solid-button" disabled={!isWhole || deed.isBusy}>
        {shelf.describe}
      </button>
    </form>
  );
}
