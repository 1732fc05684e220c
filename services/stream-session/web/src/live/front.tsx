import { Activities } from '../activities/activities.js';
import { CouponDrop } from '../checkout/coupon-drop.js';
import { Composer } from '../comments/composer.js';
import { RoomComments } from '../comments/room-comments.js';
import { LikeButton } from '../likes/like-button.js';
import { PinnedCard } from '../shop/pinned-card.js';
import type { FloorProps } from './floor.js';
import { ShelfButton } from './shelf-button.js';
import { itemOf } from './use-visit.js';

/** What stands before the stage; on a phone that is everything. */
export function Front({ isWide, ...floor }: FloorProps & { readonly isWide: boolean }) {
  const { ask, client, view, wallet } = floor.visit;
  return (
    <div className="live__front">
      {view.session && <Activities ask={ask} client={client} session={view.session} view={view} />}
      {view.coupons.map((offer) => (
        <CouponDrop key={offer.campaignId} offer={offer} wallet={wallet} />
      ))}
      {!isWide && <RoomComments view={view} />}
      <Pinned {...floor} />
      {!isWide && <Actions {...floor} />}
    </div>
  );
}

function Pinned({ visit, browsing }: FloorProps) {
  const { shop, facts, view } = visit;
  const item = itemOf(visit, view.pinnedId);
  if (item === undefined || shop === null) return null;
  const look = () => browsing.look(item.listingId, 'pinned');
  return <PinnedCard key={item.listingId} item={item} currency={shop.currency} facts={facts} onOpen={look} />;
}

function Actions({ visit: { client, view }, browsing, isOpen }: FloorProps) {
  return (
    <div className="live__actions">
      <Composer client={client} isOpen={isOpen} />
      <ShelfButton count={view.listingIds.length} onOpen={browsing.openShelf} />
      <LikeButton client={client} likes={view.likes} isOpen={isOpen} />
    </div>
  );
}
