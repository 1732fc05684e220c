import { IsUUID } from 'class-validator';
import type { LotteryPlace } from '../persistence/lottery.repository.js';

/** Which lottery of which session, over gRPC. */
export class LotteryRequest {
  @IsUUID() readonly sessionId!: string;
  @IsUUID() readonly lotteryId!: string;
}

/** UUIDs are written in either case, and stored in one. */
export const lotteryPlace = ({ sessionId, lotteryId }: LotteryPlace): LotteryPlace => ({
  sessionId: sessionId.toLowerCase(),
  lotteryId: lotteryId.toLowerCase(),
});
