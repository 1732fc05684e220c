import {
  type CommentPosted,
  commentPosted,
  type OrderPaid,
  orderPaid,
  type OrderPlaced,
  orderPlaced,
  type ProductClicked,
  productClicked,
  type RecordedEvent,
  type ShopVisited,
  shopVisited,
  type ViewerEntered,
  viewerEntered,
  type ViewerFollowed,
  viewerFollowed,
  type ViewerLeft,
  viewerLeft,
  type ViewerLiked,
  viewerLiked,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { type BatchContext, Consumer, HandlesBatch } from '@shopcast/event-log';
import { loggerFor, traceIdOf } from '@shopcast/telemetry';
import { foldFacts, sessionsIn, type ViewerFact } from '../domain/fold-facts.js';
import { FoldAnnouncements } from '../persistence/fold-announcements.js';
import { FoldRepository } from '../persistence/fold.repository.js';
import { SessionStarts } from '../persistence/session-starts.js';

type FoldedFact =
  | ViewerEntered
  | ViewerLeft
  | CommentPosted
  | ViewerLiked
  | ViewerFollowed
  | ShopVisited
  | ProductClicked
  | OrderPlaced
  | OrderPaid;

const logger = loggerFor('analytics.session-fold');

/**
 * The fold: what viewers did becomes the numbers of their sessions. State and offsets commit together; the result does
 * not depend on the order in which partitions and topics arrive, nor on where batches begin and end.
 */
@Consumer('analytics.session-fold')
export class SessionFoldProjection {
  constructor(
    private readonly folds: FoldRepository,
    private readonly starts: SessionStarts,
    private readonly announcements: FoldAnnouncements,
  ) {}

  @HandlesBatch(
    viewerEntered,
    viewerLeft,
    commentPosted,
    viewerLiked,
    viewerFollowed,
    shopVisited,
    productClicked,
    orderPlaced,
    orderPaid,
  )
  async fold(facts: readonly RecordedEvent<FoldedFact>[], tx: Transaction, context: BatchContext): Promise<void> {
    const sessions = sessionsIn(facts);
    // First of all, since it also locks: whatever is read afterwards is what the save below replaces.
    await this.folds.countFacts(tx, context.partition, sessions);
    const starts = await this.starts.of(
      tx,
      sessions.map(({ sessionId }) => sessionId),
    );
    const stories = await this.folds.storiesOf(tx, facts);
    await this.folds.save(tx, context.partition, foldFacts(facts, { ...starts, ...stories }));

    traceFolded(facts);
    if (!context.replay)
      context.afterCommit(() => this.announcements.folded(sessions.map(({ sessionId }) => sessionId)));
  }
}

function traceFolded(facts: readonly ViewerFact[]): void {
  if (!logger.isLevelEnabled('debug')) return;
  const traceIds = new Set(facts.flatMap(({ traceparent }) => traceIdOf(traceparent) ?? []));
  logger.debug({ traceIds: [...traceIds], facts: facts.length }, 'facts folded');
}
