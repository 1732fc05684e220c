import { useHostTexts } from '../../language/use-host-texts.js';

interface ArrangementProps {
  readonly title: string;
  readonly ids: readonly string[];
  readonly index: number;
  onArrange(ids: readonly string[]): void;
}

/** Moves a listing up on the shelf, or takes it off. */
export function Arrangement({ title, ids, index, onArrange }: ArrangementProps) {
  const { shelf } = useHostTexts();
  const id = ids[index] ?? '';
  const others = ids.filter((_, i) => i !== index);
  const up = () => onArrange(others.toSpliced(index - 1, 0, id));
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={`${shelf.up}: ${title}`}
        disabled={index === 0}
        onClick={up}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 16V4M5 9l5-5 5 5" />
        </svg>
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`${shelf.remove}: ${title}`}
        onClick={() => onArrange(others)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m5 5 10 10M15 5 5 15" />
        </svg>
      </button>
    </>
  );
}
