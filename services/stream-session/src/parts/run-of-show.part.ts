import { ArrangeRunOfShowController } from '../features/arrange-run-of-show/arrange-run-of-show.controller.js';
import { ArrangeRunOfShowGrpcController } from '../features/arrange-run-of-show/arrange-run-of-show.grpc-controller.js';
import { ArrangeRunOfShowHandler } from '../features/arrange-run-of-show/arrange-run-of-show.handler.js';
import { StartSegmentController } from '../features/start-segment/start-segment.controller.js';
import { StartSegmentGrpcController } from '../features/start-segment/start-segment.grpc-controller.js';
import { StartSegmentHandler } from '../features/start-segment/start-segment.handler.js';
import { RunOfShowRepository } from '../persistence/run-of-show.repository.js';
import { RunOfShowTable } from '../persistence/run-of-show.table.js';

/** What a host means to do in a session, and how far it has come. */
export const runOfShow = {
  controllers: [
    ArrangeRunOfShowController,
    ArrangeRunOfShowGrpcController,
    StartSegmentController,
    StartSegmentGrpcController,
  ],
  providers: [ArrangeRunOfShowHandler, StartSegmentHandler, RunOfShowRepository, RunOfShowTable],
};
