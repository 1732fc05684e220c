import { uuid } from '@shopcast/room-client';
import { useState, type FormEvent } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { Field } from '../form/field.js';
import { minorOf } from '../form/minor-of.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';

interface NewCampaignProps {
  readonly ask: Ask;
  readonly currency: string;
  onPrinted(): void;
}

const MINUTE_MS = 60_000;

/** Prints coupons for an amount off, to be claimed within so many minutes. */
export function NewCampaign({ ask, currency, onPrinted }: NewCampaignProps) {
  const { coupons } = useHostTexts();
  const deed = useDeed();
  const [title, setTitle] = useState('');
  const [off, setOff] = useState('');
  const [from, setFrom] = useState('');
  const [stock, setStock] = useState('100');
  const [minutes, setMinutes] = useState('30');
  const amountMinor = minorOf(off, currency);
  const minimumSpendMinor = from.trim() === '' ? 0 : minorOf(from, currency);
  const isWhole =
    title.trim() !== '' &&
    amountMinor !== null &&
    minimumSpendMinor !== null &&
    /^[1-9]\d{0,6}$/.test(stock) &&
    /^[1-9]\d{0,3}$/.test(minutes);
  const print = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      title: title.trim(),
      currency,
      discount: { kind: 'amount', amountMinor },
      stock: Number(stock),
      minimumSpendMinor,
      claimUntil: new Date(Date.now() + Number(minutes) * MINUTE_MS).toISOString(),
    };
    const key = uuid();
    void deed.run(() => ask('/v1/coupon-campaigns', { method: 'POST', key, body })).then((done) => done && onPrinted());
  };

  return (
    <form className="new-campaign" onSubmit={print}>
      <Field label={coupons.name} value={title} required maxLength={200} onText={setTitle} />
      <div className="fields">
        <Field label={`${coupons.amount} (${currency})`} value={off} required inputMode="decimal" onText={setOff} />
        <Field label={`${coupons.minimum} (${currency})`} value={from} inputMode="decimal" onText={setFrom} />
        <Field label={coupons.stock} value={stock} required inputMode="numeric" onText={setStock} />
        <Field label={coupons.minutes} value={minutes} required inputMode="numeric" onText={setMinutes} />
      </div>
      <ProblemNote problem={deed.problem} />
      <button type="submit" className="solid-button" disabled={!isWhole || deed.isBusy}>
        {coupons.printNow}
      </button>
    </form>
  );
}
