import { elapsed } from '@shopcast/page/numerals';
import { useNow } from '../../clock/use-now.js';
import { useRunOfShowTexts } from '../../language/run-of-show-texts.js';
import { ProblemNote } from '../form/problem-note.js';
import type { Session } from '../sessions/session.js';
import { MissedCues } from './missed-cues.js';
import { currentOf, nextOf, type RunOfShow, secondsLeft, type Segment } from './run-of-show.js';
import type { Walk } from './use-walk.js';

interface NowOnProps {
  readonly session: Session;
  readonly show: RunOfShow;
  readonly walk: Walk;
}

/** Where in the run of show one is, how much time is left, and the one button that goes on. */
export function NowOn({ session, show, walk }: NowOnProps) {
  const texts = useRunOfShowTexts();
  const current = currentOf(show);
  const next = nextOf(show);
  const nameOf = current === undefined ? texts.begin : texts.next;
  return (
    <div className="now-on" data-current={current?.segmentId}>
      {current && <Current session={session} segment={current} />}
      {current && <MissedCues segment={current} walk={walk} />}
      <ProblemNote problem={walk.deed.problem} />
      {next ? (
        <button
          type="button"
          className="solid-button now-on__next"
          disabled={walk.deed.isBusy}
          onClick={() => walk.comeTo(next)}
        >
          {nameOf(next.title)}
        </button>
      ) : (
        <p className="host-hint">{texts.done}</p>
      )}
    </div>
  );
}

const EVERY_MS = 500;

function Current({ session, segment }: { readonly session: Session; readonly segment: Segment }) {
  const texts = useRunOfShowTexts();
  const left = secondsLeft(segment, sessionTime(session, useNow(EVERY_MS)));
  return (
    <div className="now-on__current">
      <div className="now-on__words">
        <p className="now-on__now">{texts.now}</p>
        <h3>{segment.title}</h3>
        {segment.notes !== null && <p className="host-hint">{segment.notes}</p>}
      </div>
      <p className="now-on__time" role="timer" data-over={left < 0 || undefined}>
        {left < 0 ? texts.over(elapsed(-left)) : texts.left(elapsed(left))}
      </p>
    </div>
  );
}

/** @returns session time, epoch milliseconds */
function sessionTime({ startedAt, timeScale }: Session, nowMs: number): number {
  const startedMs = startedAt === null ? nowMs : Date.parse(startedAt);
  return startedMs + (nowMs - startedMs) * timeScale;
}
