import { Module, type OnModuleInit } from '@nestjs/common';
import { Database, DatabaseModule, type DatabaseOptions } from '@shopcast/database';
import { EventLog, EventLogModule } from '@shopcast/event-log';
import { Readiness } from '@shopcast/http';
import { AnalyticsConfig, analyticsConfigProvider } from './analytics.config.js';
import { CompareSessionsController } from './features/compare-sessions/compare-sessions.controller.js';
import { ExportTableController } from './features/export-table/export-table.controller.js';
import { ExportTableHandler } from './features/export-table/export-table.handler.js';
import { ExportedTables } from './features/export-table/exported-tables.js';
import { ParquetFiles } from './features/export-table/parquet-files.js';
import { ListDashboardSessionsController } from './features/list-dashboard-sessions/list-dashboard-sessions.controller.js';
import { ListDashboardSessionsHandler } from './features/list-dashboard-sessions/list-dashboard-sessions.handler.js';
import { ListMetricsController } from './features/list-metrics/list-metrics.controller.js';
import { ReadAccountDaysController } from './features/read-account-days/read-account-days.controller.js';
import { ReadAccountDaysGrpcController } from './features/read-account-days/read-account-days.grpc-controller.js';
import { ReadAccountDaysHandler } from './features/read-account-days/read-account-days.handler.js';
import { ReadProductsController } from './features/read-products/read-products.controller.js';
import { ReadProductsGrpcController } from './features/read-products/read-products.grpc-controller.js';
import { ReadProductsHandler } from './features/read-products/read-products.handler.js';
import { ReadReplayController } from './features/read-replay/read-replay.controller.js';
import { ReadReplayHandler } from './features/read-replay/read-replay.handler.js';
import { ReadReplayCommentsController } from './features/read-replay-comments/read-replay-comments.controller.js';
import { ReadReplayCommentsHandler } from './features/read-replay-comments/read-replay-comments.handler.js';
import { ReadReportController } from './features/report-session/read-report.controller.js';
import { ReadReportHandler } from './features/report-session/read-report.handler.js';
import { ReadRetentionController } from './features/read-retention/read-retention.controller.js';
import { ReadRetentionHandler } from './features/read-retention/read-retention.handler.js';
import { ReadSessionAtController } from './features/read-session-at/read-session-at.controller.js';
import { ReadSessionAtGrpcController } from './features/read-session-at/read-session-at.grpc-controller.js';
import { ReadSessionAtHandler } from './features/read-session-at/read-session-at.handler.js';
import { ReadSessionMetricsController } from './features/read-session-metrics/read-session-metrics.controller.js';
import { ReadSessionMetricsGrpcController } from './features/read-session-metrics/read-session-metrics.grpc-controller.js';
import { ReadSessionMetricsHandler } from './features/read-session-metrics/read-session-metrics.handler.js';
import { ListVersionOrdersHandler } from './features/read-session-versions/list-version-orders.handler.js';
import { ReadSessionVersionsController } from './features/read-session-versions/read-session-versions.controller.js';
import { ReadSessionVersionsGrpcController } from './features/read-session-versions/read-session-versions.grpc-controller.js';
import { ReadSessionVersionsHandler } from './features/read-session-versions/read-session-versions.handler.js';
import { ReadTrafficSourcesController } from './features/read-traffic-sources/read-traffic-sources.controller.js';
import { ReadTrafficSourcesGrpcController } from './features/read-traffic-sources/read-traffic-sources.grpc-controller.js';
import { ReadTrafficSourcesHandler } from './features/read-traffic-sources/read-traffic-sources.handler.js';
import { OpenSharedReportController } from './features/report-session/open-shared-report.controller.js';
import { ReportLinks } from './features/report-session/report-links.js';
import { ShareReportController } from './features/report-session/share-report.controller.js';
import { ShareReportHandler } from './features/report-session/share-report.handler.js';
import { LiveRooms } from './features/watch-live-rooms/live-rooms.js';
import { WatchLiveRoomsController } from './features/watch-live-rooms/watch-live-rooms.controller.js';
import { WatchLiveRoomsHandler } from './features/watch-live-rooms/watch-live-rooms.handler.js';
import { WatchSessionMetricsController } from './features/watch-session-metrics/watch-session-metrics.controller.js';
import { WatchSessionMetricsGrpcController } from './features/watch-session-metrics/watch-session-metrics.grpc-controller.js';
import { WatchSessionMetricsHandler } from './features/watch-session-metrics/watch-session-metrics.handler.js';
import { Figures } from './figures/figures.js';
import { FiguresAt } from './figures/figures-at.js';
import { FiguresFeed } from './figures/figures-feed.js';
import { FoldProgress } from './figures/fold-progress.js';
import { MovingDays } from './figures/moving-days.js';
import { Timelines } from './figures/timelines.js';
import { SessionComparison } from './figures/session-comparison.js';
import { SessionProducts } from './figures/session-products.js';
import { SessionRetention } from './figures/session-retention.js';
import { SessionSources } from './figures/session-sources.js';
import { SessionVersions } from './figures/session-versions.js';
import { VersionClock } from './figures/version-clock.js';
import { analyticsDatabase } from './persistence/analytics-database.js';
import { CommentRepository } from './persistence/comment.repository.js';
import { DayRepository } from './persistence/day.repository.js';
import { FoldAnnouncements } from './persistence/fold-announcements.js';
import { FoldRules } from './persistence/fold-rules.js';
import { FoldRepository } from './persistence/fold.repository.js';
import { LedgerRepository } from './persistence/ledger.repository.js';
import { MarkRepository } from './persistence/mark.repository.js';
import { MeasuresRepository } from './persistence/measures.repository.js';
import { PeerRepository } from './persistence/peer.repository.js';
import { ProductRepository } from './persistence/product.repository.js';
import { RoomStoryRepository } from './persistence/room-story.repository.js';
import { RoomRepository } from './persistence/room.repository.js';
import { SealRepository } from './persistence/seal.repository.js';
import { SessionStarts } from './persistence/session-starts.js';
import { SessionRepository } from './persistence/session.repository.js';
import { SourceRepository } from './persistence/source.repository.js';
import { VersionRepository } from './persistence/version.repository.js';
import { VisitRepository } from './persistence/visit.repository.js';
import { AccountDaysProjection } from './projections/account-days.projection.js';
import { RevokedKeysProjection } from './projections/revoked-keys.projection.js';
import { RoomCommentsProjection } from './projections/room-comments.projection.js';
import { RoomStoryProjection } from './projections/room-story.projection.js';
import { SessionFoldProjection } from './projections/session-fold.projection.js';
import { SessionsProjection } from './projections/sessions.projection.js';
import { PublishMeasuresWhenFolded } from './reactions/publish-measures-when-folded.reaction.js';
import { PublishVersionsWhenDue } from './reactions/publish-versions-when-due.reaction.js';
import { SealMinutesWhenSessionIsQuiet } from './reactions/seal-minutes-when-session-is-quiet.reaction.js';
import { ReplayDoor } from './replay/replay-door.js';
import { DashboardPageController } from './web/dashboard-page.controller.js';
import { DashboardPages } from './web/dashboard-pages.js';

@Module({ providers: [analyticsConfigProvider], exports: [AnalyticsConfig] })
class AnalyticsEnvironmentModule {}

const database = DatabaseModule.register({
  imports: [AnalyticsEnvironmentModule],
  inject: [AnalyticsConfig],
  useFactory: (config: AnalyticsConfig): DatabaseOptions => analyticsDatabase(config),
});

/** Numbers that can be recomputed: nothing but folds of the others' facts. */
@Module({
  imports: [
    AnalyticsEnvironmentModule,
    database,
    EventLogModule.register({
      service: 'analytics',
      imports: [database],
      consumers: [
        SessionsProjection,
        AccountDaysProjection,
        SessionFoldProjection,
        RoomStoryProjection,
        RoomCommentsProjection,
        RevokedKeysProjection,
      ],
    }),
  ],
  controllers: [
    ListMetricsController,
    ReadSessionMetricsController,
    ReadSessionMetricsGrpcController,
    ReadAccountDaysController,
    ReadAccountDaysGrpcController,
    ReadProductsController,
    ReadProductsGrpcController,
    ReadRetentionController,
    ReadTrafficSourcesController,
    ReadTrafficSourcesGrpcController,
    ReadSessionAtController,
    ReadSessionAtGrpcController,
    ReadSessionVersionsController,
    ReadSessionVersionsGrpcController,
    ReadReplayController,
    ReadReplayCommentsController,
    WatchSessionMetricsController,
    WatchSessionMetricsGrpcController,
    CompareSessionsController,
    ReadReportController,
    ShareReportController,
    OpenSharedReportController,
    ListDashboardSessionsController,
    WatchLiveRoomsController,
    ExportTableController,
    DashboardPageController,
  ],
  providers: [
    // What is remembered of others' facts
    SessionsProjection,
    AccountDaysProjection,
    SessionFoldProjection,
    RoomStoryProjection,
    RoomCommentsProjection,
    RevokedKeysProjection,
    // What is done about it
    PublishMeasuresWhenFolded,
    PublishVersionsWhenDue,
    SealMinutesWhenSessionIsQuiet,
    // What can be asked
    ReadSessionMetricsHandler,
    ReadAccountDaysHandler,
    ReadProductsHandler,
    ReadRetentionHandler,
    ReadTrafficSourcesHandler,
    ReadSessionAtHandler,
    ReadSessionVersionsHandler,
    ListVersionOrdersHandler,
    ReadReplayHandler,
    ReadReplayCommentsHandler,
    ReplayDoor,
    WatchSessionMetricsHandler,
    ReadReportHandler,
    ShareReportHandler,
    ReportLinks,
    ListDashboardSessionsHandler,
    WatchLiveRoomsHandler,
    LiveRooms,
    ExportTableHandler,
    ExportedTables,
    ParquetFiles,
    DashboardPages,
    // Numbers
    Figures,
    FiguresAt,
    Timelines,
    FiguresFeed,
    FoldProgress,
    MovingDays,
    SessionComparison,
    SessionProducts,
    SessionRetention,
    SessionSources,
    SessionVersions,
    VersionClock,
    // Where it is kept
    CommentRepository,
    DayRepository,
    FoldAnnouncements,
    FoldRepository,
    FoldRules,
    LedgerRepository,
    MarkRepository,
    MeasuresRepository,
    PeerRepository,
    ProductRepository,
    RoomStoryRepository,
    RoomRepository,
    SealRepository,
    SessionRepository,
    SessionStarts,
    SourceRepository,
    VersionRepository,
    VisitRepository,
  ],
})
export class AnalyticsModule implements OnModuleInit {
  constructor(
    private readonly readiness: Readiness,
    private readonly database: Database,
    private readonly log: EventLog,
  ) {}

  onModuleInit(): void {
    this.readiness.add('analytics.database', () => this.database.isReachable());
    this.readiness.add('analytics.log', () => this.log.isReachable());
  }
}
