import { Badge } from '@shopcast/page';
import { useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { ReplayLink } from '../../replay/replay-link.js';
import { CopyText } from '../form/copy-text.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import { nextStates, type Session } from '../sessions/session.js';

interface SessionHeadProps {
  readonly ask: Ask;
  readonly session: Session;
  onChange(session: Session): void;
}

/** What the session is, and what can be made of it. Its end is asked for twice, since there is no way back. */
export function SessionHead({ ask, session, onChange }: SessionHeadProps) {
  const { control, sessionStates, media } = useHostTexts();
  const deed = useDeed();
  const [isEnding, setIsEnding] = useState(false);
  const { sessionId, title, state, medium } = session;
  const become = (wanted: 'live' | 'paused' | 'ended') => {
    if (wanted === 'ended' && !isEnding) return setIsEnding(true);
    setIsEnding(false);
    void deed.run(async () => {
      onChange(await ask<Session>(`/v1/sessions/${sessionId}/state`, { method: 'PUT', body: { state: wanted } }));
    });
  };
  const nameOf = (wanted: 'live' | 'paused' | 'ended') => {
    if (wanted === 'ended') return isEnding ? control.reallyEnd : control.end;
    if (wanted === 'paused') return control.pause;
    return state === 'paused' ? control.resume : control.start;
  };

  return (
    <header className="session-head">
      <div className="session-head__words">
        <h1>{title}</h1>
        <p className="session-head__badges">
          <Badge state={state}>{sessionStates[state]}</Badge>
          <Badge>{media[medium]}</Badge>
        </p>
      </div>
      <div className="session-head__deeds">
        {nextStates(state).map((wanted) => (
          <button
            key={wanted}
            type="button"
            className={wanted === 'live' ? 'solid-button' : 'small-button'}
            data-become={wanted}
            data-sure={(wanted === 'ended' && isEnding) || undefined}
            disabled={deed.isBusy}
            onClick={() => become(wanted)}
          >
            {nameOf(wanted)}
          </button>
        ))}
      </div>
      <div className="session-head__links">
        <CopyText label={control.viewerLink} text={`${window.location.origin}/live/${sessionId}?from=share`} />
        <a className="small-button" href={`/live/${sessionId}`} target="_blank" rel="noreferrer">
          {control.openLive}
        </a>
        {state === 'ended' && <ReplayLink sessionId={sessionId} className="small-button" />}
        <a className="small-button" href={`/dashboard/sessions/${sessionId}`}>
          {control.dashboard}
        </a>
      </div>
      <ProblemNote problem={deed.problem} />
    </header>
  );
}
