import type { CouponDropped } from '@shopcast/contracts';
import type { SessionAnswer } from '../api/session.answer.js';
import type { SessionState } from '../domain/session.js';
import type { PinnedListing } from '../persistence/room-view.repository.js';

/** Something that everybody in the room is told. Times are ISO 8601, session time. */
export type FeedItem =
  | {
      readonly t: 'comment';
      readonly commentId: string;
      /** The same for all comments of a viewer in this session; it does not tell who it is. */
      readonly author: string;
      readonly text: string;
      readonly at: string;
    }
  | { readonly t: 'shelf'; readonly listingIds: readonly string[]; readonly at: string }
  | { readonly t: 'pin'; readonly listingId: string | null; readonly title: string | null; readonly at: string }
  | {
      readonly t: 'price';
      readonly kind: 'list' | 'live';
      readonly listingId: string;
      readonly skuId: string;
      /** null: the live price is over and the list price holds. */
      readonly priceMinor: number | null;
      readonly endsAt: string | null;
      readonly at: string;
    }
  /** Coupons to be claimed; what they are worth is as the order desk says it. */
  | ({ readonly t: 'coupon'; readonly at: string } & Readonly<Omit<CouponDropped, 'accountId' | 'sessionId'>>)
  | { readonly t: 'state'; readonly state: SessionState; readonly at: string };

/** What the room sends. */
export type ServerFrame =
  | {
      readonly t: 'welcome';
      readonly session: SessionAnswer;
      readonly shelf: { readonly listingIds: readonly string[] };
      readonly pinned: PinnedListing | null;
      readonly online: number;
      readonly likes: number;
      /** The number of the last feed frame before this one. */
      readonly seq: number;
      readonly reconnectGraceMs: number;
    }
  | { readonly t: 'ok'; readonly id: string; readonly at: string }
  | {
      readonly t: 'refused';
      readonly id: string;
      readonly code: string;
      readonly title: string;
      readonly [detail: string]: unknown;
    }
  | {
      readonly t: 'feed';
      /** Counts the feed frames of this room in the process that serves it. */
      readonly seq: number;
      readonly items: readonly FeedItem[];
      /** Distinct viewers in the room. */
      readonly online: number;
      /** Likes of the session so far. */
      readonly likes: number;
    };
