import { useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { useRunOfShowTexts } from '../../language/run-of-show-texts.js';
import { ProblemNote } from '../form/problem-note.js';
import type { Session } from '../sessions/session.js';
import { NowOn } from './now-on.js';
import { planOf, type PlannedSegment } from './run-of-show.js';
import './run-of-show.css';
import { SegmentForm } from './segment-form.js';
import { SegmentList } from './segment-list.js';
import { useRunOfShow } from './use-run-of-show.js';
import { useWalk } from './use-walk.js';

interface RunOfShowDeskProps {
  readonly ask: Ask;
  readonly session: Session;
}

/** What the host means to do, segment by segment: planned before the session, walked through and adjusted during it. */
export function RunOfShowDesk({ ask, session }: RunOfShowDeskProps) {
  const texts = useRunOfShowTexts();
  const isOn = session.state === 'live' || session.state === 'paused';
  const hold = useRunOfShow(ask, session.sessionId);
  const walk = useWalk(ask, session.sessionId, hold, isOn);
  const [isAdding, setIsAdding] = useState(false);
  const { show, deed, arrange } = hold;
  if (show === null) return null;
  const isOver = session.state === 'ended';
  const add = async (segment: PlannedSegment) => {
    if (await arrange([...show.segments.map(planOf), segment])) setIsAdding(false);
  };

  return (
    <section className="panel run-of-show">
      <div className="panel__head">
        <h2>{texts.title}</h2>
        {!isOver && (
          <button
            type="button"
            className="small-button"
            aria-expanded={isAdding}
            onClick={() => setIsAdding(!isAdding)}
          >
            {texts.add}
          </button>
        )}
      </div>
      {isOn && show.segments.length > 0 && <NowOn session={session} show={show} walk={walk} />}
      {show.segments.length === 0 && !isAdding && <p className="host-hint">{texts.empty}</p>}
      <ProblemNote problem={deed.problem} />
      <SegmentList ask={ask} currency={session.currency} hold={hold} isOver={isOver} />
      {isAdding && (
        <SegmentForm
          ask={ask}
          currency={session.currency}
          isBusy={deed.isBusy}
          onPlan={(segment) => void add(segment)}
          onCancel={() => setIsAdding(false)}
        />
      )}
    </section>
  );
}
