import { useSpeech } from '@shopcast/page';
import { useState, type ReactNode } from 'react';
import type { Ask } from '../api/ask.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import { ReplayLink } from '../replay/replay-link.js';
import type { RoomSession } from '../room/room-view.js';
import { Cover } from './cover.js';
import { Media } from './media.js';
import './stage.css';
import { usePlayback } from './use-playback.js';

interface StageProps {
  readonly ask: Ask;
  readonly session: RoomSession;
}

/** What is seen and heard; calm when there is nothing of either. */
export function Stage({ ask, session }: StageProps) {
  const [isPlaying, setIsPlaying] = useState(false);
  const isOn = session.state === 'live' || session.state === 'paused';
  const playback = usePlayback(ask, session.sessionId, isPlaying || !isOn);
  const isAudio = session.medium === 'audio';
  const url = isOn && playback?.publishing ? playback.flvUrl : null;

  return (
    <section className="stage" data-playing={isPlaying || undefined} aria-label={session.title}>
      {(!isPlaying || isAudio) && (
        <Cover
          sessionId={session.sessionId}
          title={session.title}
          url={playback?.coverUrl ?? null}
          isOn={session.state === 'live'}
        >
          <StageNote session={session} />
        </Cover>
      )}
      {url !== null && <Media url={url} isAudio={isAudio} onPlaying={setIsPlaying} />}
    </section>
  );
}

/** What there is to say while nothing moves. */
function StageNote({ session: { sessionId, state, plannedStart, medium } }: { readonly session: RoomSession }) {
  const { stage } = useLiveTexts();
  const { numerals } = useSpeech();
  if (state === 'paused') return <Note text={stage.paused} hint={stage.pausedHint} />;
  if (state === 'ended')
    return (
      <Note text={stage.ended} hint={stage.endedHint}>
        <ReplayLink sessionId={sessionId} className="cover__link" />
      </Note>
    );
  if (state === 'live') return medium === 'audio' ? <p>{stage.audio}</p> : null;
  return <p>{plannedStart === null ? stage.soon : stage.startsAt(numerals.day(plannedStart))}</p>;
}

interface NoteProps {
  readonly text: string;
  readonly hint: string;
  readonly children?: ReactNode;
}

function Note({ text, hint, children }: NoteProps) {
  return (
    <>
      <p role="status">
        <strong>{text}</strong>
      </p>
      <p>{hint}</p>
      {children}
    </>
  );
}
