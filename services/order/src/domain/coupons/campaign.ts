import { type CouponDropped, couponDropped, type Fact } from '@shopcast/contracts';
import { type KnownSession, isOpen } from '../session.js';
import { SessionNotFound, SessionNotLive } from '../placement.errors.js';
import { type Discount, shownDiscount } from './discount.js';

/** What the staff have promised with a campaign. Nothing of it ever changes: viewers hold coupons of it. */
export interface CampaignTerms {
  readonly campaignId: string;
  readonly accountId: string;
  readonly title: string;
  readonly currency: string;
  readonly discount: Discount;
  /** What the goods in its scope must cost at least, before any coupon. */
  readonly minimumSpendMinor: number;
  /** What it may be used for; null: everything in the shop. */
  readonly listingIds: readonly string[] | null;
  readonly newBuyersOnly: boolean;
  readonly perViewer: number;
  /** Wall time, like every timer: a campaign may be dropped in several sessions. */
  readonly claimFromMs: number;
  readonly claimUntilMs: number;
  readonly usableUntilMs: number;
}

/** The terms with the ledger of the coupons: free + claimed + used = stock. */
export interface Campaign extends CampaignTerms {
  readonly stock: number;
  /** With viewers who may still use them. */
  readonly claimed: number;
  /** Held by orders. */
  readonly used: number;
}

/** What becomes of coupons of one campaign. */
export interface CouponMove {
  readonly claimedBy: number;
  readonly usedBy: number;
}

export const freeCoupons = ({ stock, claimed, used }: Campaign): number => stock - claimed - used;

/** A decision asked for coupons that are not there: a bug in a decision, never an answer to a viewer. */
export class CouponLedgerBroken extends Error {
  constructor(campaign: Campaign, move: CouponMove) {
    super(`The ledger of a campaign would break: ${JSON.stringify({ campaignId: campaign.campaignId, move })}`);
    this.name = 'CouponLedgerBroken';
  }
}

/** @throws CouponLedgerBroken */
export function moveCoupons(campaign: Campaign, move: CouponMove): Campaign {
  const moved = { ...campaign, claimed: campaign.claimed + move.claimedBy, used: campaign.used + move.usedBy };
  if (moved.claimed < 0 || moved.used < 0 || freeCoupons(moved) < 0) throw new CouponLedgerBroken(campaign, move);
  return moved;
}

export const covers = ({ listingIds }: CampaignTerms, { listingId }: { readonly listingId: string }): boolean =>
  listingIds === null || listingIds.includes(listingId);

/** The host drops the campaign's coupons in a room. @throws SessionNotFound, SessionNotLive */
export function dropCoupons(campaign: Campaign, session: KnownSession): Fact<CouponDropped> {
  const { sessionId, state } = session;
  if (session.accountId !== campaign.accountId) throw new SessionNotFound(sessionId);
  if (!isOpen(session)) throw new SessionNotLive(sessionId, state);
  const { accountId, campaignId, title, currency, minimumSpendMinor, newBuyersOnly, stock, perViewer } = campaign;
  return couponDropped.of({
    ...{ accountId, sessionId, campaignId, title, currency, minimumSpendMinor, newBuyersOnly, stock, perViewer },
    discount: shownDiscount(campaign.discount),
    listingIds: campaign.listingIds === null ? null : [...campaign.listingIds],
    claimUntil: new Date(campaign.claimUntilMs).toISOString(),
    usableUntil: new Date(campaign.usableUntilMs).toISOString(),
  });
}
