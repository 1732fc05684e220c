import { useRunOfShowTexts } from '../../language/run-of-show-texts.js';
import { useProblemText } from '../form/problem-note.js';
import type { MissedCue } from './give-cues.js';
import type { Segment } from './run-of-show.js';
import type { Walk } from './use-walk.js';

interface MissedCuesProps {
  readonly segment: Segment;
  readonly walk: Walk;
}

/** What of a segment's beginning was refused, and what can be done about it. */
export function MissedCues({ segment, walk }: MissedCuesProps) {
  const texts = useRunOfShowTexts();
  const { missed, deed } = walk;
  if (segment.cuesGiven || deed.isBusy) return null;
  return (
    <div className="missed-cues" role="alert">
      <ul>
        {missed.map((one, index) => (
          <li key={index}>
            <Missed {...one} />
          </li>
        ))}
        {missed.length === 0 && <li>{texts.missed.all}</li>}
      </ul>
      <div className="missed-cues__deeds">
        <button type="button" className="small-button" onClick={() => walk.again(segment)}>
          {texts.again}
        </button>
        <button type="button" className="small-button" onClick={() => walk.leave(segment)}>
          {texts.leave}
        </button>
      </div>
    </div>
  );
}

function Missed({ cue, problem }: MissedCue) {
  const { missed } = useRunOfShowTexts();
  const textOf = useProblemText();
  return (
    <>
      <strong>{missed[cue]}</strong> {textOf(problem)}
    </>
  );
}
