import { Module, type OnModuleInit } from '@nestjs/common';
import { Database, DatabaseModule, type DatabaseOptions } from '@shopcast/database';
import { EventLogModule } from '@shopcast/event-log';
import { Readiness } from '@shopcast/http';
import { LiveStateModule } from '@shopcast/live-state';
import { AdmitGuestController } from './features/admit-guest/admit-guest.controller.js';
import { AdmitReplayGuestController } from './features/admit-guest/admit-replay-guest.controller.js';
import { AdmitGuestHandler } from './features/admit-guest/admit-guest.handler.js';
import { ChangeSessionStateController } from './features/change-session-state/change-session-state.controller.js';
import { ChangeSessionStateHandler } from './features/change-session-state/change-session-state.handler.js';
import { EnterRoomHandler } from './features/enter-room/enter-room.handler.js';
import { FollowAccountHandler } from './features/follow-account/follow-account.handler.js';
import { HearMediaServerController } from './features/hear-media-server/hear-media-server.controller.js';
import { HearMediaServerHandler } from './features/hear-media-server/hear-media-server.handler.js';
import { IssueIngestKeyController } from './features/issue-ingest-key/issue-ingest-key.controller.js';
import { IssueIngestKeyHandler } from './features/issue-ingest-key/issue-ingest-key.handler.js';
import { IssueKeyController } from './features/issue-key/issue-key.controller.js';
import { IssueKeyHandler } from './features/issue-key/issue-key.handler.js';
import { IssueRoomTicketController } from './features/issue-room-ticket/issue-room-ticket.controller.js';
import { IssueRoomTicketHandler } from './features/issue-room-ticket/issue-room-ticket.handler.js';
import { JoinRoomHandler } from './features/join-room/join-room.handler.js';
import { RoomGateway } from './features/join-room/room.gateway.js';
import { RoomDoor } from './features/join-room/room-door.js';
import { RoomLifecycle } from './features/join-room/room-lifecycle.js';
import { LeaveRoomHandler } from './features/leave-room/leave-room.handler.js';
import { LikeSessionHandler } from './features/like-session/like-session.handler.js';
import { ListFollowersController } from './features/list-followers/list-followers.controller.js';
import { ListFollowersHandler } from './features/list-followers/list-followers.handler.js';
import { ListKeysController } from './features/list-keys/list-keys.controller.js';
import { MintViewerTokenController } from './features/mint-viewer-token/mint-viewer-token.controller.js';
import { MintViewerTokenHandler } from './features/mint-viewer-token/mint-viewer-token.handler.js';
import { OpenAccountController } from './features/open-account/open-account.controller.js';
import { OpenAccountHandler } from './features/open-account/open-account.handler.js';
import { PlanSessionController } from './features/plan-session/plan-session.controller.js';
import { PlanSessionHandler } from './features/plan-session/plan-session.handler.js';
import { PostCommentHandler } from './features/post-comment/post-comment.handler.js';
import { ReadAccountsController } from './features/read-accounts/read-accounts.controller.js';
import { ReadAccountsHandler } from './features/read-accounts/read-accounts.handler.js';
import { ReadPlaybackController } from './features/read-playback/read-playback.controller.js';
import { ReadPlaybackHandler } from './features/read-playback/read-playback.handler.js';
import { ReadSessionsController } from './features/read-sessions/read-sessions.controller.js';
import { ReadSessionsGrpcController } from './features/read-sessions/read-sessions.grpc-controller.js';
import { ReadSessionsHandler } from './features/read-sessions/read-sessions.handler.js';
import { ReplanSessionController } from './features/replan-session/replan-session.controller.js';
import { ReplanSessionHandler } from './features/replan-session/replan-session.handler.js';
import { RevokeIngestKeyController } from './features/revoke-ingest-key/revoke-ingest-key.controller.js';
import { RevokeIngestKeyHandler } from './features/revoke-ingest-key/revoke-ingest-key.handler.js';
import { RevokeKeyController } from './features/revoke-key/revoke-key.controller.js';
import { RevokeKeyHandler } from './features/revoke-key/revoke-key.handler.js';
import { SetAccountTimeZoneController } from './features/set-account-time-zone/set-account-time-zone.controller.js';
import { SetAccountTimeZoneHandler } from './features/set-account-time-zone/set-account-time-zone.handler.js';
import { SetUpMediaController } from './features/set-up-media/set-up-media.controller.js';
import { SetUpMediaHandler } from './features/set-up-media/set-up-media.handler.js';
import { ShareSessionHandler } from './features/share-session/share-session.handler.js';
import { TakePartHandler } from './features/take-part/take-part.handler.js';
import { VoteHandler } from './features/vote/vote.handler.js';
import { LostIngestSweeper } from './media/lost-ingest-sweeper.js';
import { MediaConfigModule } from './media/media.config.js';
import { MediaServer } from './media/media-server.js';
import { activities } from './parts/activities.part.js';
import { moderation } from './parts/moderation.part.js';
import { runOfShow } from './parts/run-of-show.part.js';
import { AccessKeyRepository } from './persistence/access-key.repository.js';
import { AccountRepository } from './persistence/account.repository.js';
import { FollowerRepository } from './persistence/follower.repository.js';
import { IngestRepository } from './persistence/ingest.repository.js';
import { ProcessIdentity } from './persistence/process-identity.js';
import { RoomViewRepository } from './persistence/room-view.repository.js';
import { SessionRepository } from './persistence/session.repository.js';
import { StayHolderRepository } from './persistence/stay-holder.repository.js';
import { StayRepository } from './persistence/stay.repository.js';
import { streamSessionDatabase } from './persistence/stream-session-database.js';
import { UsedTicketRepository } from './persistence/used-ticket.repository.js';
import { CommentsProjection } from './projections/comments.projection.js';
import { LikesProjection } from './projections/likes.projection.js';
import { RevokedKeysProjection } from './projections/revoked-keys.projection.js';
import { StaysProjection } from './projections/stays.projection.js';
import { HideCommentWhenDeleted } from './reactions/hide-comment-when-deleted.reaction.js';
import { ShowCouponWhenDropped } from './reactions/show-coupon-when-dropped.reaction.js';
import { ShowPriceWhenChanged } from './reactions/show-price-when-changed.reaction.js';
import { ShowShelfWhenArranged } from './reactions/show-shelf-when-arranged.reaction.js';
import { roomProviders } from './room/room-providers.js';
import { FrameHandlers } from './room/frame-handler.js';
import { StreamSessionConfig, StreamSessionConfigModule } from './stream-session.config.js';
import { RoomPageController } from './web/room-page.controller.js';
import { RoomPages } from './web/room-pages.js';

const database = DatabaseModule.register({
  imports: [StreamSessionConfigModule],
  inject: [StreamSessionConfig],
  useFactory: (config: StreamSessionConfig): DatabaseOptions => ({
    service: 'stream-session',
    url: config.STREAM_SESSION_DATABASE_URL,
    ...(config.STREAM_SESSION_DATABASE_OWNER_URL === undefined
      ? {}
      : { ownerUrl: config.STREAM_SESSION_DATABASE_OWNER_URL }),
    poolSize: config.STREAM_SESSION_DATABASE_POOL,
    ...streamSessionDatabase,
  }),
});

const consumers = [
  StaysProjection,
  LikesProjection,
  CommentsProjection,
  RevokedKeysProjection,
  ShowShelfWhenArranged,
  ShowPriceWhenChanged,
  ShowCouponWhenDropped,
  HideCommentWhenDeleted,
];

const frameHandlers = [
  EnterRoomHandler,
  LeaveRoomHandler,
  PostCommentHandler,
  LikeSessionHandler,
  FollowAccountHandler,
  ShareSessionHandler,
  TakePartHandler,
  VoteHandler,
] as const;

@Module({
  imports: [
    StreamSessionConfigModule,
    MediaConfigModule,
    LiveStateModule,
    database,
    EventLogModule.register({ service: 'stream-session', consumers, imports: [database] }),
  ],
  controllers: [
    OpenAccountController,
    SetAccountTimeZoneController,
    ReadAccountsController,
    IssueKeyController,
    ListKeysController,
    RevokeKeyController,
    ListFollowersController,
    PlanSessionController,
    ReplanSessionController,
    ChangeSessionStateController,
    ReadSessionsController,
    ReadSessionsGrpcController,
    MintViewerTokenController,
    AdmitGuestController,
    AdmitReplayGuestController,
    IssueRoomTicketController,
    RoomPageController,
    SetUpMediaController,
    IssueIngestKeyController,
    RevokeIngestKeyController,
    ReadPlaybackController,
    HearMediaServerController,
    ...moderation.controllers,
    ...activities.controllers,
    ...runOfShow.controllers,
  ],
  providers: [
    OpenAccountHandler,
    SetAccountTimeZoneHandler,
    ReadAccountsHandler,
    IssueKeyHandler,
    RevokeKeyHandler,
    ListFollowersHandler,
    PlanSessionHandler,
    ReplanSessionHandler,
    ChangeSessionStateHandler,
    ReadSessionsHandler,
    MintViewerTokenHandler,
    AdmitGuestHandler,
    IssueRoomTicketHandler,
    SetUpMediaHandler,
    IssueIngestKeyHandler,
    RevokeIngestKeyHandler,
    ReadPlaybackHandler,
    HearMediaServerHandler,
    MediaServer,
    LostIngestSweeper,
    ...moderation.providers,
    ...activities.providers,
    ...runOfShow.providers,
    RoomPages,
    RoomDoor,
    JoinRoomHandler,
    RoomGateway,
    RoomLifecycle,
    ...frameHandlers,
    {
      provide: FrameHandlers,
      inject: [...frameHandlers],
      useFactory: (...handlers: InstanceType<(typeof frameHandlers)[number]>[]) => new FrameHandlers(handlers),
    },
    ...roomProviders,
    ...consumers,
    ProcessIdentity,
    AccountRepository,
    AccessKeyRepository,
    SessionRepository,
    IngestRepository,
    FollowerRepository,
    StayRepository,
    StayHolderRepository,
    RoomViewRepository,
    UsedTicketRepository,
  ],
})
export class StreamSessionModule implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('stream-session.database', () => this.database.isReachable());
  }
}
