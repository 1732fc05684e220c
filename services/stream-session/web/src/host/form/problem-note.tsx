import type { Problem } from '../../api/problem.js';
import { refusalText } from '../../language/refusal-text.js';
import { useHostTexts } from '../../language/use-host-texts.js';

/** Why something was not done; the service's own words where there are none in the reader's language. */
export function ProblemNote({ problem }: { readonly problem: Problem | null }) {
  const textOf = useProblemText();
  if (problem === null) return null;
  return (
    <p className="problem-note" role="alert">
      {textOf(problem)}
    </p>
  );
}

export function useProblemText(): (problem: Problem) => string {
  const { refusals } = useHostTexts();
  return ({ code, details }) => {
    if (code in refusals) return refusalText(refusals, code);
    return typeof details['title'] === 'string' ? details['title'] : refusals.other;
  };
}
