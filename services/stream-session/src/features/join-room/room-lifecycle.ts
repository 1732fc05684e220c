import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RoomUpkeep } from '../../room/room-upkeep.js';
import { Rooms } from '../../room/rooms.js';
import { StayCatchUp } from '../../room/stay-catch-up.js';
import { RoomGateway } from './room.gateway.js';

/** Opens the rooms with the process and closes them before it ends, in this order and no other. */
@Injectable()
export class RoomLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly catchUp: StayCatchUp,
    private readonly upkeep: RoomUpkeep,
    private readonly gateway: RoomGateway,
    private readonly rooms: Rooms,
  ) {}

  onApplicationBootstrap(): void {
    this.catchUp.start();
    this.upkeep.start();
    this.gateway.open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.catchUp.stop();
    await this.gateway.finish();
    this.rooms.stop();
    await this.upkeep.stop();
    this.gateway.sendAway();
    this.rooms.close();
  }
}
