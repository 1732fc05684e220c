import { useLiveTexts } from '../language/use-live-texts.js';
import './quantity.css';

interface QuantityProps {
  readonly value: number;
  readonly most: number;
  onChange(value: number): void;
}

export function Quantity({ value, most, onChange }: QuantityProps) {
  const { checkout } = useLiveTexts();
  return (
    <div className="quantity" role="group" aria-label={checkout.quantity}>
      <button type="button" aria-label={checkout.fewer} disabled={value <= 1} onClick={() => onChange(value - 1)}>
        −
      </button>
      <output aria-live="polite">{value}</output>
      <button type="button" aria-label={checkout.more} disabled={value >= most} onClick={() => onChange(value + 1)}>
        +
      </button>
    </div>
  );
}
