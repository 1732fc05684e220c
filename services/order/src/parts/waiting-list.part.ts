import { JoinWaitingListController } from '../features/join-waiting-list/join-waiting-list.controller.js';
import { JoinWaitingListGrpcController } from '../features/join-waiting-list/join-waiting-list.grpc-controller.js';
import { JoinWaitingListHandler } from '../features/join-waiting-list/join-waiting-list.handler.js';
import { SetWaitingListController } from '../features/set-waiting-list/set-waiting-list.controller.js';
import { SetWaitingListGrpcController } from '../features/set-waiting-list/set-waiting-list.grpc-controller.js';
import { UnitOffers } from '../persistence/waiting/unit-offers.js';
import { WaitingListStore } from '../persistence/waiting/waiting-list.store.js';
import { WaitingRepository } from '../persistence/waiting/waiting.repository.js';
import { LapseOffers } from '../timing/lapse-offers.js';
import type { Part } from './part.js';

/** Viewers who wait for what is sold out. */
export const waitingList: Part = {
  controllers: [
    SetWaitingListController,
    SetWaitingListGrpcController,
    JoinWaitingListController,
    JoinWaitingListGrpcController,
  ],
  providers: [JoinWaitingListHandler, WaitingListStore, WaitingRepository, UnitOffers, LapseOffers],
};
