import { useSpeech } from '@shopcast/page';
import { useReplayTexts } from '../language/use-replay-texts.js';
import { SettingsButton } from '../live/settings-button.js';
import '../live/top-bar.css';
import type { DanmakuChoice } from '../live/use-danmaku.js';
import './replay-bar.css';
import type { Replay } from './replay.js';
import type { Scene } from './scene.js';

interface ReplayBarProps {
  readonly replay: Replay;
  readonly scene: Scene;
  readonly danmaku: DanmakuChoice;
}

/** Which session it was, when, and how many were in it at this moment. */
export function ReplayBar({ replay, scene, danmaku }: ReplayBarProps) {
  const texts = useReplayTexts();
  const { numerals } = useSpeech();
  const { count, day } = numerals;
  const counts = [
    texts.watched(count(scene.online)),
    texts.likes(count(scene.likes)),
    texts.said(count(scene.comments)),
  ];
  return (
    <header className="top-bar">
      <div className="top-bar__who replay-bar__who">
        <span className="replay-bar__tag">{texts.replay}</span>
        <span className="top-bar__names">
          <h1>{replay.title}</h1>
          <span className="top-bar__online">
            {counts.join(' · ')}
            <span className="replay-bar__day"> · {day(replay.startedAt)}</span>
          </span>
        </span>
      </div>
      <div className="top-bar__tools">
        <SettingsButton danmaku={danmaku} />
      </div>
    </header>
  );
}
