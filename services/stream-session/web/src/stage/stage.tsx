import { useSpeech } from '@shopcast/page';
import { useState } from 'react';
import type { Ask } from '../api/ask.js';
import { useLiveTexts } from '../language/use-live-texts.js';
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
function StageNote({ session: { state, plannedStart, medium } }: { readonly session: RoomSession }) {
  const { stage } = useLiveTexts();
  const { numerals } = useSpeech();
  if (state === 'paused') return <Note text={stage.paused} hint={stage.pausedHint} />;
  if (state === 'ended') return <Note text={stage.ended} hint={stage.endedHint} />;
  if (state === 'live') return medium === 'audio' ? <p>{stage.audio}</p> : null;
  return <p>{plannedStart === null ? stage.soon : stage.startsAt(numerals.day(plannedStart))}</p>;
}

function Note({ text, hint }: { readonly text: string; readonly hint: string }) {
  return (
    <>
      <p role="status">
        <strong>{text}</strong>
      </p>
      <p>{hint}</p>
    </>
  );
}
