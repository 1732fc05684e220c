import { useHostTexts } from '../../language/use-host-texts.js';
import { IconButton } from '../form/icon-button.js';

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
      <IconButton icon="up" label={`${shelf.up}: ${title}`} disabled={index === 0} onPress={up} />
      <IconButton icon="remove" label={`${shelf.remove}: ${title}`} onPress={() => onArrange(others)} />
    </>
  );
}
