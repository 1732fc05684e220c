import { DomainError } from '@shopcast/kernel';

export class CampaignNotFound extends DomainError {
  readonly code = 'coupon.campaign_not_found';
  readonly kind = 'not_found';
  constructor(campaignId: string) {
    super('There is no such coupon campaign', { campaignId });
  }
}

/** Also for somebody else's coupon: it is none of theirs to know of. */
export class CouponNotFound extends DomainError {
  readonly code = 'coupon.not_found';
  readonly kind = 'not_found';
  constructor(couponId: string) {
    super('There is no such coupon', { couponId });
  }
}

/** The host has not dropped it in this room. */
export class CouponNotDropped extends DomainError {
  readonly code = 'coupon.not_dropped';
  readonly kind = 'conflict';
  constructor(campaignId: string, sessionId: string) {
    super('The coupons have not been dropped in this session', { campaignId, sessionId });
  }
}

export class ClaimsClosed extends DomainError {
  readonly code = 'coupon.claims_closed';
  readonly kind = 'conflict';
  constructor(campaignId: string, fromMs: number, untilMs: number) {
    const window = { claimFrom: new Date(fromMs).toISOString(), claimUntil: new Date(untilMs).toISOString() };
    super('The coupons cannot be claimed at this time', { campaignId, ...window });
  }
}

export class CouponLimitReached extends DomainError {
  readonly code = 'coupon.limit_reached';
  readonly kind = 'conflict';
  constructor(campaignId: string, perViewer: number) {
    super('You have claimed as many of these coupons as one viewer may', { campaignId, perViewer });
  }
}

export class CouponsAllClaimed extends DomainError {
  readonly code = 'coupon.all_claimed';
  readonly kind = 'conflict';
  constructor(campaignId: string) {
    super('No coupons are left', { campaignId });
  }
}

export class CouponForNewBuyers extends DomainError {
  readonly code = 'coupon.for_new_buyers';
  readonly kind = 'conflict';
  constructor(campaignId: string) {
    super('The coupon is for viewers who have not bought here before', { campaignId });
  }
}

/** An order holds it; it comes back when that order expires or is cancelled. */
export class CouponUsedAlready extends DomainError {
  readonly code = 'coupon.used';
  readonly kind = 'conflict';
  constructor(couponId: string, orderId: string) {
    super('The coupon is used', { couponId, orderId });
  }
}

export class CouponHasExpired extends DomainError {
  readonly code = 'coupon.expired';
  readonly kind = 'conflict';
  constructor(couponId: string) {
    super('The coupon’s time has run out', { couponId });
  }
}

/** Why a coupon does nothing for this order. */
export type Inapplicability =
  | 'nothing_in_scope'
  | 'minimum_spend'
  | 'another_currency'
  | 'one_per_campaign'
  /** Others have taken off all that can be taken off, or the percentage is less than one minor unit. */
  | 'no_effect';

export class CouponNotApplicable extends DomainError {
  readonly code = 'coupon.not_applicable';
  readonly kind = 'invalid';
  constructor(couponId: string, reason: Inapplicability, details: Readonly<Record<string, unknown>> = {}) {
    super('The coupon cannot be used for this order', { couponId, reason, ...details });
  }
}

/** A campaign that could never be used as it stands. */
export class CampaignImpossible extends DomainError {
  readonly code = 'coupon.campaign_impossible';
  readonly kind = 'invalid';
  constructor(problem: string) {
    super(problem);
  }
}
