import { Bouncer } from './bouncer.js';
import { ConnectionCheck } from './connection-check.js';
import { FrameDispatcher } from './frame-dispatcher.js';
import { Heartbeat } from './heartbeat.js';
import { HoldLedger } from './hold-ledger.js';
import { OrphanCare } from './orphan-care.js';
import { OrphanKeeper } from './orphan-keeper.js';
import { RoomBuilder } from './room-builder.js';
import { RoomSweeper } from './room-sweeper.js';
import { RoomUpkeep } from './room-upkeep.js';
import { Rooms } from './rooms.js';
import { StayCatchUp } from './stay-catch-up.js';
import { StayDesk } from './stay-desk.js';

/** What keeps the rooms of a process. */
export const roomProviders = [
  Rooms,
  RoomBuilder,
  RoomUpkeep,
  RoomSweeper,
  Bouncer,
  ConnectionCheck,
  Heartbeat,
  HoldLedger,
  OrphanKeeper,
  OrphanCare,
  StayDesk,
  StayCatchUp,
  FrameDispatcher,
];
