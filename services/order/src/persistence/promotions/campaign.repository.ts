import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { type Campaign, dropCoupons } from '../../domain/coupons/campaign.js';
import { CampaignNotFound } from '../../domain/coupons/coupon.errors.js';
import { IdempotencyKeyReused } from '../../domain/order.errors.js';
import { ListingNotFound, SessionNotFound } from '../../domain/placement.errors.js';
import { sessionTimeAt } from '../../domain/session.js';
import { readSessions } from '../market.js';
import { retried } from '../retried.js';
import { type CampaignRequest, type CampaignRow, toCampaign, toNewCampaignRow } from './campaign.row.js';
import { lockCampaign } from './lock-campaign.js';

/** Where and when (wall time) coupons were dropped. */
export interface CouponDrop {
  readonly campaignId: string;
  readonly sessionId: string;
  readonly droppedAtMs: number;
}

/** The door for what staff do with campaigns. */
@Injectable()
export class CampaignRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** The same request again answers the campaign that it made. @throws ListingNotFound, IdempotencyKeyReused */
  open(campaign: Campaign, request: CampaignRequest): Promise<Campaign> {
    return this.change(campaign.accountId, async (tx) => {
      await refuseForeignListings(tx, campaign);
      await tx.query(
        `INSERT INTO coupon_campaigns SELECT * FROM json_populate_record(NULL::coupon_campaigns, $1::json)
         ON CONFLICT (request_key) DO NOTHING`,
        [JSON.stringify(toNewCampaignRow(campaign, request))],
      );
      const made = await madeUnder(tx, request.key);
      if (made?.digest !== request.digest) throw new IdempotencyKeyReused();
      return toCampaign(made);
    });
  }

  /** Coupons are dropped once in a session: dropping them again changes nothing and publishes nothing. */
  drop(accountId: string, { campaignId, sessionId, droppedAtMs }: CouponDrop): Promise<CouponDrop> {
    return this.change(accountId, async (tx) => {
      // Locked, so that of two drops at once one finds the other's.
      const campaign = await lockCampaign(tx, campaignId);
      if (!campaign) throw new CampaignNotFound(campaignId);
      const earlier = await dropIn(tx, campaignId, sessionId);
      if (earlier) return earlier;

      const session = (await readSessions(tx, [sessionId])).get(sessionId);
      if (!session) throw new SessionNotFound(sessionId);
      const fact = dropCoupons(campaign, session);
      await tx.query(
        `INSERT INTO coupon_drops (campaign_id, session_id, account_id, dropped_at) VALUES ($1, $2, $3, $4)`,
        [campaignId, sessionId, accountId, new Date(droppedAtMs)],
      );
      await this.outbox.append(tx, [fact], { timeMs: sessionTimeAt(session, droppedAtMs) });
      return { campaignId, sessionId, droppedAtMs };
    });
  }

  private change<T>(accountId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return retried(() => this.database.transaction(forAccount(accountId), work));
  }
}

async function refuseForeignListings(tx: Transaction, { listingIds }: Campaign): Promise<void> {
  if (listingIds === null) return;
  const rows: { listing_id: string }[] = await tx.query(
    `SELECT id AS listing_id FROM unnest($1::uuid[]) AS id
     WHERE NOT EXISTS (SELECT FROM offers o WHERE o.listing_id = id)`,
    [listingIds],
  );
  if (rows[0]) throw new ListingNotFound(rows[0].listing_id);
}

async function dropIn(tx: Transaction, campaignId: string, sessionId: string): Promise<CouponDrop | undefined> {
  const [row]: { dropped_at: Date }[] = await tx.query(
    `SELECT dropped_at FROM coupon_drops WHERE campaign_id = $1 AND session_id = $2`,
    [campaignId, sessionId],
  );
  return row && { campaignId, sessionId, droppedAtMs: row.dropped_at.getTime() };
}

async function madeUnder(tx: Transaction, requestKey: string): Promise<CampaignRow | undefined> {
  const [row]: { campaign: CampaignRow }[] = await tx.query(
    `SELECT to_json(k) AS campaign FROM coupon_campaigns k WHERE request_key = $1`,
    [requestKey],
  );
  return row?.campaign;
}
