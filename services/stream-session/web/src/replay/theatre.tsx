import { Announcer } from '@shopcast/page';
import { useEffect, useMemo } from 'react';
import type { Ask } from '../api/ask.js';
import { CommentList } from '../comments/comment-list.js';
import { Danmaku } from '../comments/danmaku.js';
import { useReplayTexts } from '../language/use-replay-texts.js';
import { useDanmaku } from '../live/use-danmaku.js';
import { useIsWide } from '../live/use-is-wide.js';
import { Chapters } from './chapters.js';
import { ReplayBar } from './replay-bar.js';
import type { Replay } from './replay.js';
import { ReplayStage } from './replay-stage.js';
import { sceneAt } from './scene.js';
import { Scrubber } from './scrubber.js';
import { ShelfThen } from './shelf-then.js';
import './theatre.css';
import { useComments } from './use-comments.js';
import { usePlayhead } from './use-playhead.js';

interface TheatreProps {
  readonly ask: Ask;
  readonly replay: Replay;
}

/** The room as it was: what was shown, said and sold at the second that the playhead is at. */
export function Theatre({ ask, replay }: TheatreProps) {
  const texts = useReplayTexts();
  const playhead = usePlayhead(replay.seconds);
  const { second, leaps, seek } = playhead;
  const scene = useMemo(() => sceneAt(replay, second), [replay, second]);
  const { comments, isReading } = useComments(ask, replay, second);
  const danmaku = useDanmaku(useIsWide());
  useEffect(() => {
    document.title = `${replay.title} · ${texts.replay} · Shopcast`;
  }, [replay.title, texts.replay]);

  return (
    <main
      className="theatre"
      id="content"
      data-second={second}
      data-online={scene.online}
      data-likes={scene.likes}
      data-comments={scene.comments}
    >
      <div className="theatre__stage">
        <ReplayStage replay={replay} scene={scene} />
        {danmaku.isOn && !isReading && <Danmaku key={leaps} comments={comments} />}
        <ReplayBar replay={replay} scene={scene} danmaku={danmaku} />
        <Scrubber replay={replay} playhead={playhead} />
      </div>
      <div className="theatre__side">
        <Chapters chapters={replay.chapters} current={scene.chapter} onSeek={seek} />
        <ShelfThen scene={scene} currency={replay.currency} />
        <section className="theatre__talk" aria-busy={isReading}>
          <h2>{texts.commentsThen}</h2>
          <CommentList view={{ comments, sampled: null }} none={isReading ? texts.reading : texts.nothingSaid} />
        </section>
      </div>
      <Announcer text={scene.chapter?.title ?? ''} />
    </main>
  );
}
