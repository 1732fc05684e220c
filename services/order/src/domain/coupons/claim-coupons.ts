import { couponClaimed, type Fact } from '@shopcast/contracts';
import { openSession } from '../open-session.js';
import { IdempotencyKeyReused } from '../order.errors.js';
import { orRefused, type Refusal } from '../refusal.js';
import { type KnownSession, sessionTimeAt } from '../session.js';
import { type Campaign, freeCoupons, moveCoupons } from './campaign.js';
import type { Coupon, KnownCoupon } from './coupon.js';
import {
  CampaignNotFound,
  ClaimsClosed,
  CouponForNewBuyers,
  CouponLimitReached,
  CouponNotDropped,
  CouponsAllClaimed,
} from './coupon.errors.js';

/** A viewer's wish for one coupon, with the id that it will have. */
export interface ClaimRequest {
  readonly couponId: string;
  readonly accountId: string;
  readonly campaignId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  /** Stands for account, viewer and Idempotency-Key: one coupon each. */
  readonly claimKey: string;
  /** Stands for campaign and session: the same key with another digest is another request. */
  readonly digest: string;
  /** Wall time. */
  readonly claimedAtMs: number;
}

/** A coupon with the request that it answers. */
export interface KnownClaim {
  readonly coupon: Coupon;
  readonly claimKey: string;
  readonly digest: string;
}

/** All that has to be known to decide a batch of claims on one campaign. The campaign is locked, so nobody else claims. */
export interface ClaimDesk {
  readonly campaign: Campaign | undefined;
  readonly sessions: ReadonlyMap<string, KnownSession>;
  /** Sessions in which the campaign's coupons were dropped. */
  readonly droppedIn: ReadonlySet<string>;
  /** Every coupon that the batch's viewers have of this campaign, and what was claimed under the batch's keys. */
  readonly claims: readonly KnownClaim[];
  /** Those of the viewers who have a paid order; only known when the campaign is for new buyers. */
  readonly buyers: ReadonlySet<string>;
}

export type ClaimOutcome =
  /** `atMs` is session time. */
  | { readonly kind: 'claimed'; readonly known: KnownCoupon; readonly fact: Fact; readonly atMs: number }
  | { readonly kind: 'repeated'; readonly known: KnownCoupon }
  | Refusal;

export interface DecidedClaims {
  /** One per request, in the same order. */
  readonly outcomes: readonly ClaimOutcome[];
  /** The campaign as it is now. */
  readonly campaign: Campaign | undefined;
}

/** Decides claims in the order of their arrival, each seeing what the ones before it took. */
export function decideClaims(desk: ClaimDesk, requests: readonly ClaimRequest[]): DecidedClaims {
  let { campaign } = desk;
  const byKey = new Map(desk.claims.map((claim) => [claim.claimKey, claim]));

  const decideOne = (request: ClaimRequest): ClaimOutcome => {
    const earlier = byKey.get(request.claimKey);
    refuseAnother(earlier, request);
    if (!campaign) throw new CampaignNotFound(request.campaignId);
    if (earlier) return { kind: 'repeated', known: { coupon: earlier.coupon, campaign } };

    const session = openSession(desk.sessions, request);
    refuseClosed(campaign, request, desk);
    const held = [...byKey.values()].filter((claim) => isHeldBy(claim, request)).length;
    if (held >= campaign.perViewer) throw new CouponLimitReached(campaign.campaignId, campaign.perViewer);
    if (freeCoupons(campaign) === 0) throw new CouponsAllClaimed(campaign.campaignId);

    const coupon = couponFor(request);
    campaign = moveCoupons(campaign, { claimedBy: 1, usedBy: 0 });
    byKey.set(request.claimKey, { coupon, claimKey: request.claimKey, digest: request.digest });
    const atMs = sessionTimeAt(session, request.claimedAtMs);
    return { kind: 'claimed', known: { coupon, campaign }, fact: claimedFact(coupon), atMs };
  };

  const outcomes = requests.map((request) => orRefused(() => decideOne(request)));
  return { outcomes, campaign };
}

function refuseAnother(earlier: KnownClaim | undefined, { digest }: ClaimRequest): void {
  if (earlier && earlier.digest !== digest) throw new IdempotencyKeyReused();
}

function refuseClosed(campaign: Campaign, { sessionId, viewerId, claimedAtMs }: ClaimRequest, desk: ClaimDesk): void {
  const { campaignId, claimFromMs, claimUntilMs, newBuyersOnly } = campaign;
  if (!desk.droppedIn.has(sessionId)) throw new CouponNotDropped(campaignId, sessionId);
  if (claimedAtMs < claimFromMs || claimedAtMs >= claimUntilMs)
    throw new ClaimsClosed(campaignId, claimFromMs, claimUntilMs);
  if (newBuyersOnly && desk.buyers.has(viewerId)) throw new CouponForNewBuyers(campaignId);
}

/** The claims may hold one of another campaign, found by its key. */
const isHeldBy = ({ coupon }: KnownClaim, { viewerId, campaignId }: ClaimRequest): boolean =>
  coupon.viewerId === viewerId && coupon.campaignId === campaignId;

function couponFor({ couponId, campaignId, accountId, viewerId, sessionId, claimedAtMs }: ClaimRequest): Coupon {
  return { couponId, campaignId, accountId, viewerId, sessionId, claimedAtMs, status: 'claimed' };
}

const claimedFact = ({ accountId, sessionId, viewerId, couponId, campaignId }: Coupon): Fact =>
  couponClaimed.of({ accountId, sessionId, viewerId, couponId, campaignId });
