import { Injectable } from '@nestjs/common';
import type { Viewer } from '@shopcast/access';
import { derivedId, newId } from '@shopcast/kernel';
import { currentTraceparent } from '@shopcast/telemetry';
import { Lanes } from '../../batching/lanes.js';
import { roomOf } from '../../callers/callers.js';
import type { ClaimOutcome } from '../../domain/coupons/claim-coupons.js';
import type { KnownCoupon } from '../../domain/coupons/coupon.js';
import { ClaimRepository, type TracedClaim } from '../../persistence/promotions/claim.repository.js';

export interface ClaimCommand {
  readonly viewer: Viewer;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly campaignId: string;
  readonly sessionId: string;
}

@Injectable()
export class ClaimCouponHandler {
  private readonly lanes: Lanes<TracedClaim, ClaimOutcome>;

  constructor(claims: ClaimRepository) {
    // One lane a campaign: thousands claim in the second in which it is dropped.
    this.lanes = new Lanes((campaign, requests) => claims.claim(campaignIn(campaign), requests));
  }

  async handle({ viewer, key, ...command }: ClaimCommand): Promise<KnownCoupon> {
    const { accountId, viewerId } = viewer;
    const [campaignId, sessionId] = [command.campaignId.toLowerCase(), roomOf(viewer, command.sessionId)];
    const outcome = await this.lanes.ask(`${accountId} ${campaignId}`, {
      ...{ couponId: newId(), accountId, campaignId, sessionId, viewerId },
      claimKey: derivedId('coupon claim', accountId, viewerId, key),
      digest: derivedId('coupon claim', campaignId, sessionId),
      claimedAtMs: Date.now(),
      traceparent: currentTraceparent(),
    });
    if (outcome.kind === 'refused') throw outcome.refusal;
    return outcome.known;
  }
}

function campaignIn(lane: string): { readonly accountId: string; readonly campaignId: string } {
  const [accountId = '', campaignId = ''] = lane.split(' ');
  return { accountId, campaignId };
}
