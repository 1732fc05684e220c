import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import {
  type ClaimDesk,
  type ClaimOutcome,
  type ClaimRequest,
  type DecidedClaims,
  decideClaims,
} from '../../domain/coupons/claim-coupons.js';
import { readSessions } from '../market.js';
import { retried } from '../retried.js';
import { toCampaignCounts } from './campaign.row.js';
import { type CouponRow, toKnownClaim, toNewCouponRow } from './coupon.row.js';
import { lockCampaign } from './lock-campaign.js';

/** A claim with the trace that its facts belong to. */
export type TracedClaim = ClaimRequest & { readonly traceparent: string | undefined };

/** What the claims on one campaign have in common. */
export interface ClaimLane {
  readonly accountId: string;
  readonly campaignId: string;
}

const SAVE = `
  WITH saved_coupons AS (INSERT INTO coupons SELECT * FROM json_populate_recordset(NULL::coupons, $1::json))
  UPDATE coupon_campaigns k SET free = n.free, claimed = n.claimed, used = n.used
  FROM json_populate_record(NULL::coupon_campaigns, $2::json) n WHERE k.campaign_id = n.campaign_id`;

/**
 * The only door for claims. A dropped campaign is one hot row, so it takes many claims on it at once: coupons, ledger
 * and facts of the whole batch are committed together or not at all.
 */
@Injectable()
export class ClaimRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** One outcome per request, in the same order. */
  claim({ accountId, campaignId }: ClaimLane, requests: readonly TracedClaim[]): Promise<readonly ClaimOutcome[]> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const desk = await openDesk(tx, { accountId, campaignId }, requests);
        const decided = decideClaims(desk, requests);
        if (decided.campaign !== desk.campaign) await this.save(tx, decided, requests);
        return decided.outcomes;
      }),
    );
  }

  private async save(tx: Transaction, decided: DecidedClaims, requests: readonly TracedClaim[]): Promise<void> {
    const { outcomes, campaign } = decided;
    const claimed = requests.flatMap((request, index) => {
      const outcome = outcomes[index];
      return outcome?.kind === 'claimed' ? [{ request, ...outcome }] : [];
    });
    await tx.query(SAVE, [
      JSON.stringify(claimed.map(({ known, request }) => toNewCouponRow(known.coupon, request))),
      JSON.stringify(campaign && toCampaignCounts(campaign)),
    ]);
    await this.outbox.appendEach(
      tx,
      claimed.map(({ fact, atMs, request }) => ({ fact, timeMs: atMs, traceparent: request.traceparent })),
    );
  }
}

/** Whatever is read after the lock is what it will be at the commit: nobody else claims of this campaign meanwhile. */
async function openDesk(
  tx: Transaction,
  { accountId, campaignId }: ClaimLane,
  requests: readonly ClaimRequest[],
): Promise<ClaimDesk> {
  const sessions = await readSessions(tx, [...new Set(requests.map(({ sessionId }) => sessionId))]);
  const campaign = await lockCampaign(tx, campaignId);
  const viewerIds = [...new Set(requests.map(({ viewerId }) => viewerId))];
  const [found]: DeskRow[] = await tx.query(READ_DESK, [
    campaignId,
    viewerIds,
    requests.map(({ claimKey }) => claimKey),
    campaign?.newBuyersOnly ? viewerIds : [],
    accountId,
  ]);
  return {
    campaign,
    sessions,
    droppedIn: new Set(found?.dropped_in),
    claims: (found?.claims ?? []).map(toKnownClaim),
    buyers: new Set(found?.buyers),
  };
}

interface DeskRow {
  readonly dropped_in: readonly string[];
  readonly claims: readonly CouponRow[];
  readonly buyers: readonly string[];
}

const READ_DESK = `
  SELECT (SELECT coalesce(json_agg(session_id), '[]') FROM coupon_drops WHERE campaign_id = $1) AS dropped_in,
         (SELECT coalesce(json_agg(c), '[]') FROM coupons c
          WHERE (c.campaign_id = $1 AND c.viewer_id = ANY($2::text[])) OR c.claim_key = ANY($3::uuid[])) AS claims,
         (SELECT coalesce(json_agg(viewer_id), '[]') FROM buyers
          WHERE account_id = $5 AND viewer_id = ANY($4::text[]) AND first_order_id IS NOT NULL) AS buyers`;
