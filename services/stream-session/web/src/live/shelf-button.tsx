import { useSpeech } from '@shopcast/page';
import { useLiveTexts } from '../language/use-live-texts.js';

interface ShelfButtonProps {
  readonly count: number;
  onOpen(): void;
}

export function ShelfButton({ count, onOpen }: ShelfButtonProps) {
  const { shelf } = useLiveTexts();
  const { numerals } = useSpeech();
  return (
    <button type="button" className="shelf-button" aria-label={shelf.open(numerals.count(count))} onClick={onOpen}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M5 8.5h14l1 11.5H4ZM8.5 8.5V7a3.5 3.5 0 0 1 7 0v1.5" />
      </svg>
      <span aria-hidden="true">{numerals.count(count)}</span>
    </button>
  );
}
