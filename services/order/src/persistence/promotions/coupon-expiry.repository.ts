import { Injectable } from '@nestjs/common';
import { asService, Database, forAccount, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Coupon } from '../../domain/coupons/coupon.js';
import { expireCoupons, expiredFact } from '../../domain/coupons/expire-coupons.js';
import { sessionTimeAt } from '../../domain/session.js';
import { readSessions } from '../market.js';
import { retried } from '../retried.js';
import type { CampaignRow } from './campaign.row.js';
import { type CouponRow, toCoupon } from './coupon.row.js';
import { lockCampaign } from './lock-campaign.js';
import { savePromotions } from './promotion-ledger.js';

/** A campaign whose time is up while viewers still hold coupons of it. */
export interface DueCampaign {
  readonly campaignId: string;
  readonly accountId: string;
}

/** Bounds the time that a campaign is locked. */
const AT_ONCE = 500;

/** Takes unused coupons back once their time has run out. */
@Injectable()
export class CouponExpiryRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async dueAt(wallMs: number, limit: number): Promise<readonly DueCampaign[]> {
    const rows = await this.database.query<Pick<CampaignRow, 'campaign_id' | 'account_id'>>(
      asService,
      `SELECT campaign_id, account_id FROM coupon_campaigns WHERE claimed > 0 AND usable_until <= $1
       ORDER BY usable_until LIMIT $2`,
      [new Date(wallMs), limit],
    );
    return rows.map(({ campaign_id: campaignId, account_id: accountId }) => ({ campaignId, accountId }));
  }

  /** When the next campaign's time is up (wall time), or null when no viewer holds a coupon. */
  async nextDueMs(): Promise<number | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      asService,
      `SELECT min(usable_until) AS next FROM coupon_campaigns WHERE claimed > 0`,
    );
    return row?.next?.getTime() ?? null;
  }

  /** Expires some of the campaign's coupons, all of them when called until none is left. */
  expire({ accountId, campaignId }: DueCampaign, nowMs: number): Promise<void> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const locked = await lockCampaign(tx, campaignId);
        if (!locked) return;
        const { campaign, coupons } = expireCoupons(locked, await lockUnused(tx, campaignId), nowMs);
        if (coupons.length === 0) return;
        await savePromotions(tx, { campaigns: [campaign], coupons, tallies: [] });
        await this.publish(tx, coupons, nowMs);
      }),
    );
  }

  private async publish(tx: Transaction, coupons: readonly Coupon[], nowMs: number): Promise<void> {
    const sessions = await readSessions(tx, [...new Set(coupons.map(({ sessionId }) => sessionId))]);
    await this.outbox.appendEach(
      tx,
      coupons.map((coupon) => {
        const session = sessions.get(coupon.sessionId);
        return { fact: expiredFact(coupon), timeMs: session ? sessionTimeAt(session, nowMs) : nowMs };
      }),
    );
  }
}

async function lockUnused(tx: Transaction, campaignId: string): Promise<Coupon[]> {
  const rows: { coupon: CouponRow }[] = await tx.query(
    `SELECT to_json(c) AS coupon FROM coupons c WHERE campaign_id = $1 AND status = 'claimed'
     ORDER BY coupon_id LIMIT ${AT_ONCE} FOR UPDATE`,
    [campaignId],
  );
  return rows.map(({ coupon }) => toCoupon(coupon));
}
