import { DrawLotteryController } from '../features/draw-lottery/draw-lottery.controller.js';
import { DrawLotteryGrpcController } from '../features/draw-lottery/draw-lottery.grpc-controller.js';
import { OpenLotteryController } from '../features/open-lottery/open-lottery.controller.js';
import { OpenLotteryGrpcController } from '../features/open-lottery/open-lottery.grpc-controller.js';
import { OpenLotteryHandler } from '../features/open-lottery/open-lottery.handler.js';
import { ReadLotteriesController } from '../features/read-lotteries/read-lotteries.controller.js';
import { ReadLotteriesHandler } from '../features/read-lotteries/read-lotteries.handler.js';
import { ReadLotteriesGrpcController } from '../features/read-lotteries/read-lotteries.grpc-controller.js';
import { DueLotteries } from '../lottery/due-lotteries.js';
import { LotteryDraws } from '../lottery/lottery-draws.js';
import { LotteryEntries } from '../lottery/lottery-entries.js';
import { LotteryRepository } from '../persistence/lottery.repository.js';
import { LotteryDrawRepository } from '../persistence/lottery-draw.repository.js';
import { LotteryEntryRepository } from '../persistence/lottery-entry.repository.js';

/** What hosts do with the audience beside talking and selling. */
export const activities = {
  controllers: [
    OpenLotteryController,
    OpenLotteryGrpcController,
    ReadLotteriesController,
    ReadLotteriesGrpcController,
    DrawLotteryController,
    DrawLotteryGrpcController,
  ],
  providers: [
    OpenLotteryHandler,
    ReadLotteriesHandler,
    LotteryEntries,
    LotteryDraws,
    DueLotteries,
    LotteryRepository,
    LotteryEntryRepository,
    LotteryDrawRepository,
  ],
};
