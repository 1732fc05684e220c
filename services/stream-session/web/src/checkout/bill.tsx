import { useSpeech } from '@shopcast/page';
import { useLiveTexts } from '../language/use-live-texts.js';
import './bill.css';
import type { Quote } from './order.js';

/** What it comes to, as the quote says. */
export function Bill({ quote }: { readonly quote: Quote }) {
  const { checkout } = useLiveTexts();
  const { numerals } = useSpeech();
  const money = (minor: number) => numerals.money(minor, quote.currency);
  return (
    <dl className="bill">
      {quote.discountMinor > 0 && (
        <>
          <Line name={checkout.goods} amount={money(quote.subtotalMinor)} />
          <Line name={checkout.discount} amount={`− ${money(quote.discountMinor)}`} />
        </>
      )}
      <Line name={checkout.total} amount={money(quote.totalMinor)} isTotal />
      {quote.preSale && <Line name={checkout.deposit} amount={money(quote.preSale.depositMinor)} />}
    </dl>
  );
}

interface LineProps {
  readonly name: string;
  readonly amount: string;
  readonly isTotal?: boolean;
}

function Line({ name, amount, isTotal = false }: LineProps) {
  return (
    <div data-total={isTotal || undefined}>
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  );
}
