import { useReplayTexts } from '../language/use-replay-texts.js';
import { Cover } from '../stage/cover.js';
import '../stage/stage.css';
import type { Replay } from './replay.js';
import type { Scene } from './scene.js';

interface ReplayStageProps {
  readonly replay: Replay;
  readonly scene: Scene;
}

/** Where there is no picture to show again, the session's cover stands, and the timeline plays by itself. */
export function ReplayStage({ replay: { sessionId, title }, scene: { state } }: ReplayStageProps) {
  const { wasPaused, over } = useReplayTexts();
  return (
    <section className="stage" aria-label={title}>
      <Cover sessionId={sessionId} title={title} url={null} isOn={state === 'live'}>
        {state === 'paused' && <p role="status">{wasPaused}</p>}
        {state === 'ended' && <p role="status">{over}</p>}
      </Cover>
    </section>
  );
}
