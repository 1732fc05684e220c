import { elapsed } from '@shopcast/page/numerals';
import { useEffect, useRef } from 'react';
import { useReplayTexts } from '../language/use-replay-texts.js';
import { ProductPicture } from '../shop/product-picture.js';
import './chapters.css';
import type { Chapter } from './replay.js';

interface ChaptersProps {
  readonly chapters: readonly Chapter[];
  readonly current: Chapter | null;
  onSeek(second: number): void;
}

/** What the host presented when; each leads there. */
export function Chapters({ chapters, current, onSeek }: ChaptersProps) {
  const texts = useReplayTexts();
  const here = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const list = here.current?.closest('ol');
    if (here.current && list) list.scrollTop = here.current.offsetTop - list.clientHeight / 2;
  }, [current]);
  return (
    <section className="chapters">
      <h2>{texts.chapters}</h2>
      {chapters.length === 0 && <p className="shelf-list__empty">{texts.noChapters}</p>}
      <ol>
        {chapters.map((chapter) => (
          <li key={chapter.second}>
            <button
              type="button"
              ref={chapter === current ? here : undefined}
              aria-current={chapter === current || undefined}
              data-second={chapter.second}
              onClick={() => onSeek(chapter.second)}
            >
              <ProductPicture id={chapter.listingId} title={chapter.title} />
              <span className="chapters__title">{chapter.title}</span>
              <time>{elapsed(chapter.second)}</time>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
