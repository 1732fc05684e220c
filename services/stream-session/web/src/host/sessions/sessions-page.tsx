import { Badge, PathLink, useSpeech } from '@shopcast/page';
import { useEffect } from 'react';
import { usePolled } from '../../api/use-polled.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { ProblemNote } from '../form/problem-note.js';
import { HostFrame } from '../host-frame.js';
import { addressOf } from '../route.js';
import { useAsk } from '../use-ask.js';
import { PlanSession } from './plan-session.js';
import type { Session } from './session.js';
import './sessions-page.css';

/** Sessions are started and ended elsewhere, too. */
const EVERY_MS = 10_000;

/** The account's sessions, and the way to a new one. */
export function SessionsPage() {
  const { page, sessions: texts } = useHostTexts();
  const ask = useAsk();
  const { answer, problem } = usePolled<{ items: readonly Session[] }>(ask, '/v1/sessions?limit=100', EVERY_MS);
  const sessions = answer?.items;
  useEffect(() => {
    document.title = `${page.sessions} · Shopcast`;
  }, [page.sessions]);

  return (
    <HostFrame>
      <main className="sessions-page" id="content" tabIndex={-1}>
        <section>
          <h1>{page.sessions}</h1>
          {sessions?.length === 0 && <p className="host-hint">{texts.none}</p>}
          {sessions === undefined && <ProblemNote problem={problem} />}
          <ul className="sessions-page__list">
            {sessions?.map((session) => (
              <li key={session.sessionId}>
                <SessionLine session={session} />
              </li>
            ))}
          </ul>
        </section>
        <PlanSession />
      </main>
    </HostFrame>
  );
}

function SessionLine({ session }: { readonly session: Session }) {
  const { sessionStates } = useHostTexts();
  const { numerals } = useSpeech();
  const { sessionId, title, state, startedAt, plannedStart, createdAt } = session;
  return (
    <PathLink address={addressOf({ page: 'session', sessionId })} className="sessions-page__line">
      <span className="sessions-page__title">{title}</span>
      <span className="sessions-page__when">{numerals.day(startedAt ?? plannedStart ?? createdAt)}</span>
      <Badge state={state}>{sessionStates[state]}</Badge>
    </PathLink>
  );
}
