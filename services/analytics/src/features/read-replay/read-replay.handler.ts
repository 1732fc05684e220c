import { Injectable } from '@nestjs/common';
import type { Principal } from '@shopcast/access';
import { type Timeline, Timelines } from '../../figures/timelines.js';
import { ReplayDoor } from '../../replay/replay-door.js';

@Injectable()
export class ReadReplayHandler {
  constructor(
    private readonly door: ReplayDoor,
    private readonly timelines: Timelines,
  ) {}

  /** @throws SessionNotFound, TokenForAnotherSession or ReplayNotReady */
  async handle(caller: Principal, sessionId: string): Promise<Timeline> {
    await this.door.letIn(caller, sessionId);
    return this.timelines.of(sessionId);
  }
}
