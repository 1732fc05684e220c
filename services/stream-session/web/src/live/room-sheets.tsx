import { ProductSheet } from '../checkout/product-sheet.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import { Sheet } from '../sheet/sheet.js';
import type { FloorProps } from './floor.js';
import { RoomShelf } from './room-shelf.js';
import { itemOf } from './use-visit.js';

/** The shelf where there is no room for it beside the stage. */
export function OpenShelf({ visit, browsing }: FloorProps) {
  const { shelf } = useLiveTexts();
  if (!browsing.isShelfOpen) return null;
  return (
    <Sheet title={shelf.title} onClose={browsing.closeShelf}>
      <RoomShelf visit={visit} browsing={browsing} />
    </Sheet>
  );
}

/** The product that somebody looks at. */
export function OpenProduct({ visit, browsing, isOpen }: FloorProps) {
  const { ask, sessionId, shop, wallet, view } = visit;
  const item = itemOf(visit, browsing.openId);
  if (item === undefined || shop === null) return null;
  return (
    <ProductSheet
      ask={ask}
      sessionId={sessionId}
      item={item}
      currency={shop.currency}
      wallet={wallet}
      changes={view.shopChanges}
      isOpen={isOpen}
      onClose={browsing.closeProduct}
    />
  );
}
