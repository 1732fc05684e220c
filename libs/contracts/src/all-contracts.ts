import type { EventContract } from './define-event.js';
import { accessKeyRevoked } from './account/access-key-revoked.js';
import { accountOpened } from './account/account-opened.js';
import { accountTimeZoneSet } from './account/account-time-zone-set.js';
import { mediaPublished } from './session/media-published.js';
import { mediaUnpublished } from './session/media-unpublished.js';
import { segmentEnded } from './session/segment-ended.js';
import { segmentStarted } from './session/segment-started.js';
import { sessionDrafted } from './session/session-drafted.js';
import { sessionEnded } from './session/session-ended.js';
import { announcementMade } from './session/announcement-made.js';
import { announcementWithdrawn } from './session/announcement-withdrawn.js';
import { pollClosed } from './session/poll-closed.js';
import { pollOpened } from './session/poll-opened.js';
import { sessionPaused } from './session/session-paused.js';
import { sessionResumed } from './session/session-resumed.js';
import { sessionScheduled } from './session/session-scheduled.js';
import { sessionStarted } from './session/session-started.js';
import { lotteryDrawn } from './session/lottery-drawn.js';
import { lotteryOpened } from './session/lottery-opened.js';
import { viewerEntered } from './audience/viewer-entered.js';
import { viewerLeft } from './audience/viewer-left.js';
import { commentDeleted } from './interaction/comment-deleted.js';
import { commentPosted } from './interaction/comment-posted.js';
import { lotteryEntered } from './interaction/lottery-entered.js';
import { lotteryWon } from './interaction/lottery-won.js';
import { pollVoted } from './interaction/poll-voted.js';
import { sessionShared } from './interaction/session-shared.js';
import { viewerFollowed } from './interaction/viewer-followed.js';
import { viewerLiked } from './interaction/viewer-liked.js';
import { followersOnlySet } from './moderation/followers-only-set.js';
import { restrictionImposed } from './moderation/restriction-imposed.js';
import { restrictionLifted } from './moderation/restriction-lifted.js';
import { slowModeSet } from './moderation/slow-mode-set.js';
import { allocationSet } from './listing/allocation-set.js';
import { commissionSet } from './listing/commission-set.js';
import { listingListed } from './listing/listing-listed.js';
import { listingRepriced } from './listing/listing-repriced.js';
import { livePriceSet } from './listing/live-price-set.js';
import { livePriceWithdrawn } from './listing/live-price-withdrawn.js';
import { listingPinned } from './shelf/listing-pinned.js';
import { listingUnpinned } from './shelf/listing-unpinned.js';
import { shelfArranged } from './shelf/shelf-arranged.js';
import { cartAdded } from './shop/cart-added.js';
import { productClicked } from './shop/product-clicked.js';
import { productExposed } from './shop/product-exposed.js';
import { shopVisited } from './shop/shop-visited.js';
import { orderCancelled } from './order/order-cancelled.js';
import { orderDepositPaid } from './order/order-deposit-paid.js';
import { orderExpired } from './order/order-expired.js';
import { orderForfeited } from './order/order-forfeited.js';
import { orderPaid } from './order/order-paid.js';
import { orderPlaced } from './order/order-placed.js';
import { orderReceived } from './order/order-received.js';
import { orderRefunded } from './order/order-refunded.js';
import { deadLettered } from './dead-letter/dead-lettered.js';
import { couponClaimed } from './coupon/coupon-claimed.js';
import { couponDropped } from './coupon/coupon-dropped.js';
import { couponExpired } from './coupon/coupon-expired.js';
import { couponReturned } from './coupon/coupon-returned.js';
import { couponUsed } from './coupon/coupon-used.js';
import { orderReturned } from './order/order-returned.js';
import { orderShipped } from './order/order-shipped.js';
import { waitingListLapsed } from './order/waiting-list-lapsed.js';
import { waitingListOffered } from './order/waiting-list-offered.js';
import { minuteMeasured } from './metric/minute-measured.js';
import { sessionMeasured } from './metric/session-measured.js';

/** Every event there is: the documents, the golden payloads and the compatibility check walk this list. */
export const allContracts: readonly EventContract[] = [
  accessKeyRevoked,
  accountOpened,
  accountTimeZoneSet,
  sessionDrafted,
  sessionEnded,
  sessionPaused,
  sessionResumed,
  sessionScheduled,
  sessionStarted,
  segmentStarted,
  segmentEnded,
  mediaPublished,
  mediaUnpublished,
  lotteryOpened,
  lotteryDrawn,
  pollOpened,
  pollClosed,
  announcementMade,
  announcementWithdrawn,
  viewerEntered,
  viewerLeft,
  commentPosted,
  commentDeleted,
  sessionShared,
  viewerFollowed,
  viewerLiked,
  lotteryEntered,
  lotteryWon,
  pollVoted,
  restrictionImposed,
  restrictionLifted,
  slowModeSet,
  followersOnlySet,
  allocationSet,
  commissionSet,
  listingListed,
  listingRepriced,
  livePriceSet,
  livePriceWithdrawn,
  listingPinned,
  listingUnpinned,
  shelfArranged,
  cartAdded,
  productClicked,
  productExposed,
  shopVisited,
  orderCancelled,
  orderDepositPaid,
  orderExpired,
  orderForfeited,
  orderPaid,
  orderPlaced,
  orderReceived,
  orderRefunded,
  couponDropped,
  couponClaimed,
  couponUsed,
  couponReturned,
  couponExpired,
  orderReturned,
  orderShipped,
  waitingListLapsed,
  waitingListOffered,
  minuteMeasured,
  sessionMeasured,
  deadLettered,
].map((contract) => contract as unknown as EventContract);

const byType = new Map(allContracts.map((contract) => [contract.type as string, contract]));

/** The contract of a wire name, or undefined when this version of the code does not know it. */
export const contractOf = (type: string): EventContract | undefined => byType.get(type);
