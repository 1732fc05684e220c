import { IsUUID } from 'class-validator';
import type { PollPlace } from '../persistence/poll.repository.js';

/** Which poll of which session, over gRPC. */
export class PollRequest {
  @IsUUID() readonly sessionId!: string;
  @IsUUID() readonly pollId!: string;
}

/** UUIDs are written in either case, and stored in one. */
export const pollPlace = ({ sessionId, pollId }: PollPlace): PollPlace => ({
  sessionId: sessionId.toLowerCase(),
  pollId: pollId.toLowerCase(),
});
