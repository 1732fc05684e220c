import {
  type CartAdded,
  cartAdded,
  type CommentDeleted,
  commentDeleted,
  type CommentPosted,
  commentPosted,
  type OrderCancelled,
  orderCancelled,
  type OrderPaid,
  orderPaid,
  type OrderPlaced,
  orderPlaced,
  type OrderRefunded,
  orderRefunded,
  type OrderReturned,
  orderReturned,
  type ProductClicked,
  productClicked,
  type ProductExposed,
  productExposed,
  type RecordedEvent,
  type SessionShared,
  sessionShared,
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
import { Consumer, type EventBatch, HandlesTogether, type TurnContext } from '@shopcast/event-log';
import { loggerFor, traceIdOf } from '@shopcast/telemetry';
import { foldFacts, tellingsOf, type ViewerFact } from '../domain/fold-facts.js';
import { FoldAnnouncements } from '../persistence/fold-announcements.js';
import { FoldRules } from '../persistence/fold-rules.js';
import { FoldRepository } from '../persistence/fold.repository.js';
import { SessionStarts } from '../persistence/session-starts.js';

type FoldedFact =
  | ViewerEntered
  | ViewerLeft
  | CommentPosted
  | CommentDeleted
  | ViewerLiked
  | ViewerFollowed
  | SessionShared
  | ShopVisited
  | ProductExposed
  | ProductClicked
  | CartAdded
  | OrderPlaced
  | OrderPaid
  | OrderCancelled
  | OrderReturned
  | OrderRefunded;

const logger = loggerFor('analytics.session-fold');

/**
 * The fold: what viewers did becomes the numbers of their sessions. State and offsets commit together; the result does
 * not depend on the order in which partitions and topics arrive, nor on where batches begin and end. Each viewer's story
 * knows the facts it was told, so the inbox is not needed; and it is opened once for all that a transaction says of it.
 */
@Consumer('analytics.session-fold', { knowsRepeats: true, recordsPerTurn: 5_000 })
export class SessionFoldProjection {
  constructor(
    private readonly folds: FoldRepository,
    private readonly starts: SessionStarts,
    private readonly announcements: FoldAnnouncements,
    private readonly rules: FoldRules,
  ) {}

  @HandlesTogether(
    viewerEntered,
    viewerLeft,
    commentPosted,
    commentDeleted,
    viewerLiked,
    viewerFollowed,
    sessionShared,
    shopVisited,
    productExposed,
    productClicked,
    cartAdded,
    orderPlaced,
    orderPaid,
    orderCancelled,
    orderReturned,
    orderRefunded,
  )
  async fold(
    batches: readonly EventBatch<RecordedEvent<FoldedFact>>[],
    tx: Transaction,
    { replay, afterCommit }: TurnContext,
  ): Promise<void> {
    const lanes = [...Map.groupBy(batches, ({ partition }) => partition)].map(([partition, ofLane]) => ({
      partition,
      tellings: tellingsOf(ofLane.flatMap(({ events }) => events)),
    }));
    const tellings = lanes.flatMap((lane) => lane.tellings);
    const sessionIds = [...new Set(tellings.map(({ sessionId }) => sessionId))];
    const stories = await this.folds.open(
      tx,
      lanes.map(({ partition }) => partition),
      tellings,
    );
    const { stayRules } = this.rules;
    const known = { ...stories, ...(await this.starts.of(tx, sessionIds)), stayRules };
    await this.folds.save(
      tx,
      lanes.map((lane) => ({ partition: lane.partition, folded: foldFacts(lane.tellings, known) })),
    );

    traceFolded(batches.flatMap(({ events }) => events));
    if (!replay) afterCommit(() => this.announcements.folded(sessionIds));
  }
}

function traceFolded(facts: readonly ViewerFact[]): void {
  if (!logger.isLevelEnabled('debug')) return;
  const traceIds = new Set(facts.flatMap(({ traceparent }) => traceIdOf(traceparent) ?? []));
  logger.debug({ traceIds: [...traceIds], facts: facts.length }, 'facts folded');
}
