import type { ReactNode } from 'react';
import { useSpeech } from '../language/language-context.js';
import './connection-note.css';

interface ConnectionNoteProps {
  readonly state: 'connecting' | 'streaming' | 'reconnecting';
  /** Of when what is still shown is, while it is not fresh. */
  readonly since?: ReactNode;
}

/** Whether what is shown is what is so. Reconnecting is said calmly: the page heals itself. */
export function ConnectionNote({ state, since }: ConnectionNoteProps) {
  const { texts } = useSpeech();
  const words = { connecting: texts.connecting, streaming: texts.upToDate, reconnecting: texts.reconnecting };
  return (
    <span className="connection-note" role="status" data-connection={state}>
      {words[state]}
      {state === 'reconnecting' && since !== undefined && <span className="connection-note__since">{since}</span>}
    </span>
  );
}
