import { elapsed } from '@shopcast/page/numerals';
import { useReplayTexts } from '../language/use-replay-texts.js';
import type { Replay } from './replay.js';
import './scrubber.css';
import type { Playhead } from './use-playhead.js';
import { ViewersCurve } from './viewers-curve.js';

interface ScrubberProps {
  readonly replay: Replay;
  readonly playhead: Playhead;
}

const LEAP_SECONDS = 10;

/** Moves through the session: with play and pause, by leaps, by chapter, or to any second; also with arrow keys. */
export function Scrubber({ replay, playhead }: ScrubberProps) {
  const texts = useReplayTexts();
  const { second, seek } = playhead;
  const { seconds, chapters } = replay;
  return (
    <div className="scrubber">
      <div className="scrubber__line">
        <ViewersCurve replay={replay} second={second} />
        <span className="scrubber__chapters" aria-hidden="true">
          {chapters.map((chapter) => (
            <i
              key={chapter.second}
              style={{
                left: `${(chapter.second / seconds) * 100}%`,
                width: `${((chapter.untilSecond - chapter.second) / seconds) * 100}%`,
              }}
            />
          ))}
        </span>
        <input
          type="range"
          min={0}
          max={seconds}
          step={1}
          value={second}
          aria-label={texts.position}
          aria-valuetext={texts.positionOf(elapsed(second), elapsed(seconds))}
          onChange={(event) => seek(event.target.valueAsNumber)}
        />
      </div>
      <div className="scrubber__hands">
        <button
          type="button"
          className="scrubber__play"
          aria-label={playhead.isPlaying ? texts.pause : texts.play}
          onClick={() => playhead.toggle()}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={playhead.isPlaying ? 'M8 5v14M16 5v14' : 'M8 5l11 7-11 7Z'} />
          </svg>
        </button>
        <button type="button" aria-label={texts.back} onClick={() => seek(second - LEAP_SECONDS)}>
          −{LEAP_SECONDS}
        </button>
        <button type="button" aria-label={texts.ahead} onClick={() => seek(second + LEAP_SECONDS)}>
          +{LEAP_SECONDS}
        </button>
        <span className="scrubber__time">
          <strong>{elapsed(second)}</strong> / {elapsed(seconds)}
        </span>
        <button type="button" aria-label={texts.speed(String(playhead.speed))} onClick={() => playhead.faster()}>
          {playhead.speed}×
        </button>
      </div>
    </div>
  );
}
