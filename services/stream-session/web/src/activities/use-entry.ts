import type { ShownLottery } from '@shopcast/contracts/room';
import { FrameRefused, type RoomClient } from '@shopcast/room-client';
import { useCallback, useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';

export interface Entry {
  /** As which this viewer is on the list; null: not that we know. */
  readonly entrant: string | null;
  /** Why the last attempt was refused. */
  readonly refusal: string | null;
  readonly isBusy: boolean;
  enter(): void;
}

/** Of all who may have written the keyword, not everybody asks in the same moment. */
const SPREAD_MS = 3_000;

/** This viewer's part in a lottery. The service is asked only by those who may be on the list. */
export function useEntry(ask: Ask, client: RoomClient | null, sessionId: string, lottery: ShownLottery): Entry {
  const { lotteryId, keyword, state } = lottery;
  const [entrant, setEntrant] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [mayBeIn] = useState(lottery.entrants > 0);
  const look = useCallback(async () => {
    const path = `/v1/sessions/${sessionId}/lotteries/${lotteryId}/entry`;
    const found = await ask<{ entrant: string }>(path).catch(() => undefined);
    if (found) setEntrant(found.entrant);
  }, [ask, sessionId, lotteryId]);
  useEffect(() => {
    if (mayBeIn) void look();
  }, [mayBeIn, look]);
  useEffect(() => {
    if (state === 'open' || keyword === null || entrant !== null) return undefined;
    const timer = setTimeout(() => void look(), Math.random() * SPREAD_MS);
    return () => clearTimeout(timer);
  }, [state, keyword, entrant, look]);
  const enter = () => {
    if (client === null) return;
    setIsBusy(true);
    setRefusal(null);
    (keyword === null ? client.takePart(lotteryId) : client.comment(keyword))
      .then(look)
      .catch((error: Error) => setRefusal(error instanceof FrameRefused ? error.code : 'network.unreachable'))
      .finally(() => setIsBusy(false));
  };
  return { entrant, refusal, isBusy, enter };
}
