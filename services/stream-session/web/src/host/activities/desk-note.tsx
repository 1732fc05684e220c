import type { Problem } from '../../api/problem.js';
import { useActivityTexts } from '../../language/activity-texts.js';
import { refusalText } from '../../language/refusal-text.js';

/** Why something was not done. */
export function DeskNote({ problem }: { readonly problem: Problem | null }) {
  const { refusals } = useActivityTexts();
  if (problem === null) return null;
  return (
    <p className="problem-note" role="alert">
      {refusalText(refusals, problem.code)}
    </p>
  );
}
