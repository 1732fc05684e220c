import { AnnounceController } from '../features/announce/announce.controller.js';
import { AnnounceGrpcController } from '../features/announce/announce.grpc-controller.js';
import { AnnounceHandler } from '../features/announce/announce.handler.js';
import { ClosePollController } from '../features/close-poll/close-poll.controller.js';
import { ClosePollGrpcController } from '../features/close-poll/close-poll.grpc-controller.js';
import { DrawLotteryController } from '../features/draw-lottery/draw-lottery.controller.js';
import { DrawLotteryGrpcController } from '../features/draw-lottery/draw-lottery.grpc-controller.js';
import { OpenLotteryController } from '../features/open-lottery/open-lottery.controller.js';
import { OpenLotteryGrpcController } from '../features/open-lottery/open-lottery.grpc-controller.js';
import { OpenLotteryHandler } from '../features/open-lottery/open-lottery.handler.js';
import { OpenPollController } from '../features/open-poll/open-poll.controller.js';
import { OpenPollGrpcController } from '../features/open-poll/open-poll.grpc-controller.js';
import { OpenPollHandler } from '../features/open-poll/open-poll.handler.js';
import { ReadLotteriesController } from '../features/read-lotteries/read-lotteries.controller.js';
import { ReadLotteriesHandler } from '../features/read-lotteries/read-lotteries.handler.js';
import { ReadLotteriesGrpcController } from '../features/read-lotteries/read-lotteries.grpc-controller.js';
import { ReadPollsController } from '../features/read-polls/read-polls.controller.js';
import { ReadPollsGrpcController } from '../features/read-polls/read-polls.grpc-controller.js';
import { ReadPollsHandler } from '../features/read-polls/read-polls.handler.js';
import { DueLotteries } from '../lottery/due-lotteries.js';
import { LotteryDraws } from '../lottery/lottery-draws.js';
import { LotteryEntries } from '../lottery/lottery-entries.js';
import { AnnouncementRepository } from '../persistence/announcement.repository.js';
import { LotteryRepository } from '../persistence/lottery.repository.js';
import { LotteryDrawRepository } from '../persistence/lottery-draw.repository.js';
import { LotteryEntryRepository } from '../persistence/lottery-entry.repository.js';
import { PollRepository } from '../persistence/poll.repository.js';
import { VoteRepository } from '../persistence/vote.repository.js';
import { LeftoverPolls } from '../poll/leftover-polls.js';
import { PollClosing } from '../poll/poll-closing.js';
import { PollVotes } from '../poll/poll-votes.js';

/** What hosts do with the audience beside talking and selling. */
export const activities = {
  controllers: [
    OpenLotteryController,
    OpenLotteryGrpcController,
    ReadLotteriesController,
    ReadLotteriesGrpcController,
    DrawLotteryController,
    DrawLotteryGrpcController,
    OpenPollController,
    OpenPollGrpcController,
    ReadPollsController,
    ReadPollsGrpcController,
    ClosePollController,
    ClosePollGrpcController,
    AnnounceController,
    AnnounceGrpcController,
  ],
  providers: [
    OpenLotteryHandler,
    OpenPollHandler,
    ReadPollsHandler,
    AnnounceHandler,
    PollVotes,
    PollClosing,
    LeftoverPolls,
    PollRepository,
    VoteRepository,
    AnnouncementRepository,
    ReadLotteriesHandler,
    LotteryEntries,
    LotteryDraws,
    DueLotteries,
    LotteryRepository,
    LotteryEntryRepository,
    LotteryDrawRepository,
  ],
};
