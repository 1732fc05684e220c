import { useCallback, useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { Problem } from '../../api/problem.js';
import { type Deed, useDeed } from '../form/use-deed.js';
import type { PlannedSegment, RunOfShow, Segment } from './run-of-show.js';

export interface RunOfShowHold {
  /** Null until it has been read. */
  readonly show: RunOfShow | null;
  readonly deed: Deed;
  arrange(segments: readonly PlannedSegment[]): Promise<boolean>;
  /** @throws Problem */
  start(segment: Segment, cuesGiven: boolean): Promise<RunOfShow>;
}

const EVERY_MS = 5_000;

/** The run of show as it is, also when somebody else changes it. */
export function useRunOfShow(ask: Ask, sessionId: string): RunOfShowHold {
  const address = `/v1/sessions/${sessionId}/run-of-show`;
  const deed = useDeed();
  const [show, setShow] = useState<RunOfShow | null>(null);
  const tell = useCallback((answer: RunOfShow) => setShow((known) => newer(known, answer)), []);
  const read = useCallback(() => ask<RunOfShow>(address).then(tell, () => undefined), [ask, address, tell]);
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), EVERY_MS);
    return () => clearInterval(timer);
  }, [read]);

  const put = async (path: string, body: object): Promise<RunOfShow> => {
    try {
      const answer = await ask<RunOfShow>(path, { method: 'PUT', body: { version: show?.version ?? 0, ...body } });
      tell(answer);
      return answer;
    } catch (error) {
      if (error instanceof Problem && error.status === 409) await read();
      throw error;
    }
  };
  const arrange = (segments: readonly PlannedSegment[]) => deed.run(() => put(address, { segments }));
  const start = ({ segmentId }: Segment, cuesGiven: boolean) => put(`${address}/current`, { segmentId, cuesGiven });
  return { show, deed, arrange, start };
}

/** An answer that was overtaken by another is old news. */
const newer = (known: RunOfShow | null, answer: RunOfShow): RunOfShow =>
  known !== null && known.version > answer.version ? known : answer;
