import { Injectable } from '@nestjs/common';
import { Bouncer } from './bouncer.js';
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
    private readonly bouncer: Bouncer,
  ) {}

  start(): void {
    const { orphans, sweeper, connections, heartbeat, bouncer } = this;
    for (const part of [orphans, sweeper, connections, heartbeat, bouncer]) part.start();
  }

  /** The heartbeat ends last: its goodbye says how things stand. */
  async stop(): Promise<void> {
    await Promise.all([this.orphans, this.sweeper, this.connections, this.bouncer].map((part) => part.stop()));
    await this.heartbeat.stop();
  }
}
