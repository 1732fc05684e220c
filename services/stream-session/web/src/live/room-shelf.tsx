import { ShelfList } from '../shop/shelf-list.js';
import type { FloorProps } from './floor.js';

/** The shelf of the room, as soon as it is known. */
export function RoomShelf({ visit: { shop, facts, view }, browsing }: Pick<FloorProps, 'visit' | 'browsing'>) {
  if (shop === null) return null;
  const look = (listingId: string) => browsing.look(listingId, 'shelf');
  return <ShelfList shop={shop} pinnedId={view.pinnedId} facts={facts} onOpen={look} />;
}
