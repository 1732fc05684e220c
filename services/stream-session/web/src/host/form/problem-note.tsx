import type { Problem } from '../../api/problem.js';
import { refusalText } from '../../language/refusal-text.js';
import { useHostTexts } from '../../language/use-host-texts.js';

/** Why something was not done; the service's own words where there are none in the reader's language. */
export function ProblemNote({ problem }: { readonly problem: Problem | null }) {
  const { refusals } = useHostTexts();
  if (problem === null) return null;
  const title = typeof problem.details['title'] === 'string' ? problem.details['title'] : refusals.other;
  return (
    <p className="problem-note" role="alert">
      {problem.code in refusals ? refusalText(refusals, problem.code) : title}
    </p>
  );
}
