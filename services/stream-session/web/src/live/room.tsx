import { Announcer, Notice, useSpeech } from '@shopcast/page';
import { useEffect, useMemo, useState } from 'react';
import { askWith, patiently } from '../api/ask.js';
import { CouponDrop } from '../checkout/coupon-drop.js';
import { useCoupons } from '../checkout/use-coupons.js';
import { ProductSheet } from '../checkout/product-sheet.js';
import { CommentList } from '../comments/comment-list.js';
import { Composer } from '../comments/composer.js';
import { Danmaku } from '../comments/danmaku.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import { LikeButton } from '../likes/like-button.js';
import { useRoom } from '../room/use-room.js';
import { PinnedCard } from '../shop/pinned-card.js';
import { ShelfList } from '../shop/shelf-list.js';
import { useShop } from '../shop/use-shop.js';
import { type Surface, useShopFacts } from '../shop/use-shop-facts.js';
import { Sheet } from '../sheet/sheet.js';
import { Stage } from '../stage/stage.js';
import type { Pass } from '../viewer/pass.js';
import { sourceOf } from '../viewer/traffic-source.js';
import { ShutNotice } from './live-page.js';
import { ShelfButton } from './shelf-button.js';
import { TopBar } from './top-bar.js';
import { useDanmaku } from './use-danmaku.js';
import { useIsWide } from './use-is-wide.js';

interface RoomProps {
  readonly sessionId: string;
  readonly pass: Pass;
}

/** The room from inside: the stage, what people say, and what is sold. */
export function Room({ sessionId, pass }: RoomProps) {
  const { texts } = useSpeech();
  const live = useLiveTexts();
  const ask = useMemo(() => patiently(askWith(pass.token)), [pass.token]);
  const stay = useMemo(() => ({ stayId: pass.stayId, source: sourceOf(window.location.search) }), [pass.stayId]);
  const { view, client } = useRoom({ sessionId, token: pass.token, stay });
  const { session, pinnedId, shopChanges, comments, presence } = view;
  const shop = useShop(ask, { sessionId, timeScale: session?.timeScale ?? 1, changes: shopChanges });
  const facts = useShopFacts(ask, sessionId);
  const wallet = useCoupons(ask, sessionId);
  const isWide = useIsWide();
  const danmaku = useDanmaku(isWide);
  const [isShelfOpen, setIsShelfOpen] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);

  const title = session?.title ?? '';
  useEffect(() => {
    document.title = `${title === '' ? '' : `${title} · `}Shopcast`;
  }, [title]);

  if (session === null) {
    return presence === 'shut' ? <ShutNotice sessionId={sessionId} /> : <Notice title={texts.connecting} />;
  }
  if (presence === 'shut') return <ShutNotice sessionId={sessionId} />;

  const isOpen = session.state === 'live' || session.state === 'paused';
  const itemOf = (listingId: string | null) => shop?.items.find((item) => item.listingId === listingId);
  const pinned = itemOf(pinnedId);
  const opened = itemOf(openId);
  const open = (listingId: string, surface: Surface) => {
    facts.visit();
    facts.opened(listingId, surface);
    setIsShelfOpen(false);
    setOpenId(listingId);
  };
  const openShelf = () => {
    facts.visit();
    setIsShelfOpen(true);
  };
  const shelf = shop && (
    <ShelfList shop={shop} pinnedId={pinnedId} facts={facts} onOpen={(listingId) => open(listingId, 'shelf')} />
  );

  return (
    <main className="live" id="content" data-presence={presence} data-session-state={session.state}>
      <div className="live__stage">
        <Stage ask={ask} session={session} />
        {danmaku.isOn && <Danmaku comments={comments} />}
        <TopBar view={view} session={session} client={client} ask={ask} danmaku={danmaku} />
        <div className="live__front">
          {view.coupons.map((offer) => (
            <CouponDrop key={offer.campaignId} offer={offer} wallet={wallet} />
          ))}
          {!isWide && <CommentList view={view} />}
          {pinned && shop && (
            <PinnedCard
              key={pinned.listingId}
              item={pinned}
              currency={shop.currency}
              facts={facts}
              onOpen={() => open(pinned.listingId, 'pinned')}
            />
          )}
          {!isWide && (
            <div className="live__actions">
              <Composer client={client} isOpen={isOpen} />
              <ShelfButton count={view.listingIds.length} onOpen={openShelf} />
              <LikeButton client={client} likes={view.likes} isOpen={isOpen} />
            </div>
          )}
        </div>
      </div>
      {isWide && (
        <aside className="live__side">
          <section className="live__shelf">
            <h2>{live.shelf.title}</h2>
            {shelf}
          </section>
          <section className="live__talk">
            <h2>{live.comments.title}</h2>
            <CommentList view={view} />
            <div className="live__actions">
              <Composer client={client} isOpen={isOpen} />
              <LikeButton client={client} likes={view.likes} isOpen={isOpen} />
            </div>
          </section>
        </aside>
      )}
      {isShelfOpen && !isWide && (
        <Sheet title={live.shelf.title} onClose={() => setIsShelfOpen(false)}>
          {shelf}
        </Sheet>
      )}
      {opened && shop && (
        <ProductSheet
          ask={ask}
          sessionId={sessionId}
          item={opened}
          currency={shop.currency}
          wallet={wallet}
          changes={shopChanges}
          isOpen={isOpen}
          onClose={() => setOpenId(null)}
        />
      )}
      <Announcer
        text={pinned === undefined ? (comments.at(-1)?.text ?? '') : `${live.shelf.explained}: ${pinned.title}`}
      />
    </main>
  );
}
