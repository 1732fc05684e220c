import { Injectable } from '@nestjs/common';
import { ConnectionCheck } from './connection-check.js';
import { Heartbeat } from './heartbeat.js';
import { OrphanKeeper } from './orphan-keeper.js';
import { RoomSweeper } from './room-sweeper.js';

/** Everything that goes on beside the rooms while they are open. */
@Injectable()
export class RoomUpkeep {
  constructor(
    private readonly orphans: OrphanKeeper,
    private readonly sweeper: RoomSweeper,
    private readonly connections: ConnectionCheck,
    private readonly heartbeat: Heartbeat,
  ) {}

  start(): void {
    for (const part of [this.orphans, this.sweeper, this.connections, this.heartbeat]) part.start();
  }

  /** The heartbeat ends last: its goodbye says how things stand. */
  async stop(): Promise<void> {
    await Promise.all([this.orphans.stop(), this.sweeper.stop(), this.connections.stop()]);
    await this.heartbeat.stop();
  }
}
