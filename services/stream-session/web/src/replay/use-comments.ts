import { useEffect, useMemo, useRef, useState } from 'react';
import type { Ask } from '../api/ask.js';
import type { Comment } from '../room/room-view.js';
import type { Replay } from './replay.js';
import { STRETCH_SECONDS, stretchesAround } from './stretches.js';

/** What had been said by a second. */
export interface SaidThen {
  /** The newest last. */
  readonly comments: readonly Comment[];
  /** Some of it is still on its way here. */
  readonly isReading: boolean;
}

interface SaidComment extends Comment {
  readonly second: number;
}

interface Stretch {
  readonly items: readonly { commentId: string; second: number; author: string; text: string }[];
}

/** As many as anybody scrolls back. */
const SHOWN = 150;

/** Comments are read a few minutes at a time, ahead of the playhead. */
export function useComments(ask: Ask, replay: Replay, second: number): SaidThen {
  const [read, setRead] = useState<ReadonlyMap<number, readonly SaidComment[]>>(new Map());
  const asked = useRef(new Set<number>());
  const { sessionId, startedAt } = replay;
  const wanted = useMemo(() => stretchesAround(second, replay, SHOWN).join(' '), [second, replay]);

  useEffect(() => {
    for (const from of startsIn(wanted)) {
      if (asked.current.has(from)) continue;
      asked.current.add(from);
      ask<Stretch>(`/v1/sessions/${sessionId}/replay/comments?from=${from}&seconds=${STRETCH_SECONDS}`).then(
        ({ items }) => setRead((known) => new Map([...known, [from, items.map((item) => said(item, startedAt))]])),
        // It is asked for again when the playhead comes by.
        () => asked.current.delete(from),
      );
    }
  }, [ask, sessionId, startedAt, wanted]);

  return useMemo(() => {
    const before = startsIn(wanted).filter((from) => from <= second);
    const comments = before.flatMap((from) => read.get(from) ?? []).filter((comment) => comment.second <= second);
    return { comments: comments.slice(-SHOWN), isReading: before.some((from) => !read.has(from)) };
  }, [read, wanted, second]);
}

const startsIn = (wanted: string): number[] => wanted.split(' ').map(Number);

const said = ({ commentId, second, author, text }: Stretch['items'][number], startedAt: string): SaidComment => ({
  ...{ t: 'comment', commentId, second, author, text },
  at: new Date(Date.parse(startedAt) + second * 1_000).toISOString(),
});
