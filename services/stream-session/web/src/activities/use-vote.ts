import type { ShownPoll } from '@shopcast/contracts/room';
import { FrameRefused, type RoomClient } from '@shopcast/room-client';
import { useCallback, useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';

export interface Vote {
  /** The chosen option; null: none yet. */
  readonly chosen: number | null;
  readonly refusal: string | null;
  vote(option: number): void;
}

/** This viewer's vote in a poll; one that was given before, on another device perhaps, is asked for. */
export function useVote(ask: Ask, client: RoomClient | null, sessionId: string, poll: ShownPoll): Vote {
  const { pollId } = poll;
  const [chosen, setChosen] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [mayHaveVoted] = useState(poll.votes.some((votes) => votes > 0));
  const look = useCallback(() => {
    const asking = ask<{ option: number | null }>(`/v1/sessions/${sessionId}/polls/${pollId}/vote`);
    asking.then(({ option }) => setChosen((known) => known ?? option)).catch(() => undefined);
  }, [ask, sessionId, pollId]);
  useEffect(() => {
    if (mayHaveVoted) look();
  }, [mayHaveVoted, look]);
  const vote = (option: number) => {
    if (client === null) return;
    setChosen(option);
    setRefusal(null);
    client.vote(pollId, option).catch((error: Error) => {
      setChosen(null);
      setRefusal(error instanceof FrameRefused ? error.code : 'network.unreachable');
      look();
    });
  };
  return { chosen, refusal, vote };
}
