import { rest } from '@shopcast/room-client';
import { useEffect, useRef, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { type Deed, useDeed } from '../form/use-deed.js';
import { giveCues, type MissedCue } from './give-cues.js';
import { currentOf, type Segment } from './run-of-show.js';
import type { RunOfShowHold } from './use-run-of-show.js';

/** The second press of a double click must not come to the segment after the next. */
const DOUBLE_PRESS_MS = 700;

export interface Walk {
  readonly deed: Deed;
  /** What of the current segment's beginning was refused. */
  readonly missed: readonly MissedCue[];
  comeTo(segment: Segment): void;
  /** Asks again for what is left to be done of the current segment's beginning. */
  again(segment: Segment): void;
  /** Goes on without it. */
  leave(segment: Segment): void;
}

/**
 * Walks through a run of show. First it is written down that a segment has begun, then its cues are given, then it is
 * written down that they are: whoever opens the console after a crash in between gives those that are left.
 */
export function useWalk(ask: Ask, sessionId: string, { show, start }: RunOfShowHold, isOn: boolean): Walk {
  const deed = useDeed();
  const [missed, setMissed] = useState<readonly MissedCue[]>([]);
  const given = useRef<string | null>(null);
  const give = async (segment: Segment) => {
    given.current = segment.segmentId;
    const refused = await giveCues(ask, sessionId, segment);
    setMissed(refused);
    if (refused.length === 0) await start(segment, true);
  };
  const comeTo = (segment: Segment) =>
    void deed.run(async () => {
      const pressed = rest(DOUBLE_PRESS_MS);
      await start(segment, false);
      await give(segment);
      await pressed;
    });
  const again = (segment: Segment) => void deed.run(() => give(segment));
  const leave = (segment: Segment) =>
    void deed.run(async () => {
      await start(segment, true);
      setMissed([]);
    });

  const current = show === null ? undefined : currentOf(show);
  useEffect(() => {
    const isLeft = isOn && current !== undefined && !current.cuesGiven && given.current !== current.segmentId;
    if (isLeft && !deed.isBusy) again(current);
  });
  return { deed, missed: current?.cuesGiven === false ? missed : [], comeTo, again, leave };
}
