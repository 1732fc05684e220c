import { Badge, PathLink, useSpeech } from '@shopcast/page';
import { useEffect, useState } from 'react';
import { useHostTexts } from '../../language/use-host-texts.js';
import { HostFrame } from '../host-frame.js';
import { addressOf } from '../route.js';
import { useAsk } from '../use-ask.js';
import { PlanSession } from './plan-session.js';
import type { Session } from './session.js';
import './sessions-page.css';

/** The account's sessions, and the way to a new one. */
export function SessionsPage() {
  const { page, sessions: texts } = useHostTexts();
  const ask = useAsk();
  const [sessions, setSessions] = useState<readonly Session[] | null>(null);
  useEffect(() => {
    document.title = `${page.sessions} · Shopcast`;
  }, [page.sessions]);
  useEffect(() => {
    const reading = ask<{ items: Session[] }>('/v1/sessions?limit=100');
    reading.then(({ items }) => setSessions(items)).catch(() => undefined);
  }, [ask]);

  return (
    <HostFrame>
      <main className="sessions-page" id="content" tabIndex={-1}>
        <section>
          <h1>{page.sessions}</h1>
          {sessions?.length === 0 && <p className="host-hint">{texts.none}</p>}
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
