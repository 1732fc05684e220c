import { DeleteCommentController } from '../features/delete-comment/delete-comment.controller.js';
import { DeleteCommentGrpcController } from '../features/delete-comment/delete-comment.grpc-controller.js';
import { DeleteCommentHandler } from '../features/delete-comment/delete-comment.handler.js';
import { KeepToFollowersController } from '../features/keep-to-followers/keep-to-followers.controller.js';
import { KeepToFollowersGrpcController } from '../features/keep-to-followers/keep-to-followers.grpc-controller.js';
import { KeepToFollowersHandler } from '../features/keep-to-followers/keep-to-followers.handler.js';
import { KeepWordListController } from '../features/keep-word-list/keep-word-list.controller.js';
import { KeepWordListHandler } from '../features/keep-word-list/keep-word-list.handler.js';
import { LiftRestrictionController } from '../features/lift-restriction/lift-restriction.controller.js';
import { LiftRestrictionGrpcController } from '../features/lift-restriction/lift-restriction.grpc-controller.js';
import { LiftRestrictionHandler } from '../features/lift-restriction/lift-restriction.handler.js';
import { ListRestrictionsController } from '../features/list-restrictions/list-restrictions.controller.js';
import { ListRestrictionsGrpcController } from '../features/list-restrictions/list-restrictions.grpc-controller.js';
import { ListRestrictionsHandler } from '../features/list-restrictions/list-restrictions.handler.js';
import { ReadAuditLogController } from '../features/read-audit-log/read-audit-log.controller.js';
import { ReadAuditLogGrpcController } from '../features/read-audit-log/read-audit-log.grpc-controller.js';
import { ReadAuditLogHandler } from '../features/read-audit-log/read-audit-log.handler.js';
import { RestrictViewerController } from '../features/restrict-viewer/restrict-viewer.controller.js';
import { RestrictViewerGrpcController } from '../features/restrict-viewer/restrict-viewer.grpc-controller.js';
import { RestrictViewerHandler } from '../features/restrict-viewer/restrict-viewer.handler.js';
import { ReviewCommentsController } from '../features/review-comments/review-comments.controller.js';
import { ReviewCommentsGrpcController } from '../features/review-comments/review-comments.grpc-controller.js';
import { ReviewCommentsHandler } from '../features/review-comments/review-comments.handler.js';
import { SetSlowModeController } from '../features/set-slow-mode/set-slow-mode.controller.js';
import { SetSlowModeGrpcController } from '../features/set-slow-mode/set-slow-mode.grpc-controller.js';
import { SetSlowModeHandler } from '../features/set-slow-mode/set-slow-mode.handler.js';
import { ApprovedComments } from '../moderation/approved-comments.js';
import { CommentRules } from '../moderation/comment-rules.js';
import { CommentTurns } from '../moderation/comment-turns.js';
import { HostTexts } from '../moderation/host-texts.js';
import { KnownFollowers } from '../moderation/known-followers.js';
import { Restrictions } from '../moderation/restrictions.js';
import { WordFilters } from '../moderation/word-filters.js';
import { WrittenComments } from '../moderation/written-comments.js';
import { AuditLog } from '../persistence/audit-log.js';
import { CommentRepository } from '../persistence/comment.repository.js';
import { FollowersOnlyRepository } from '../persistence/followers-only.repository.js';
import { HeldCommentRepository } from '../persistence/held-comment.repository.js';
import { RestrictionRepository } from '../persistence/restriction.repository.js';
import { SlowModeRepository } from '../persistence/slow-mode.repository.js';
import { WordListRepository } from '../persistence/word-list.repository.js';

/** Keeping order in the rooms. */
export const moderation = {
  controllers: [
    KeepWordListController,
    RestrictViewerController,
    RestrictViewerGrpcController,
    LiftRestrictionController,
    LiftRestrictionGrpcController,
    ListRestrictionsController,
    ListRestrictionsGrpcController,
    DeleteCommentController,
    DeleteCommentGrpcController,
    SetSlowModeController,
    SetSlowModeGrpcController,
    KeepToFollowersController,
    KeepToFollowersGrpcController,
    ReviewCommentsController,
    ReviewCommentsGrpcController,
    ReadAuditLogController,
    ReadAuditLogGrpcController,
  ],
  providers: [
    KeepWordListHandler,
    RestrictViewerHandler,
    LiftRestrictionHandler,
    ListRestrictionsHandler,
    DeleteCommentHandler,
    SetSlowModeHandler,
    KeepToFollowersHandler,
    KnownFollowers,
    FollowersOnlyRepository,
    ReviewCommentsHandler,
    ReadAuditLogHandler,
    WordFilters,
    HostTexts,
    Restrictions,
    WrittenComments,
    AuditLog,
    CommentRepository,
    CommentRules,
    CommentTurns,
    ApprovedComments,
    HeldCommentRepository,
    SlowModeRepository,
    RestrictionRepository,
    WordListRepository,
  ],
};
