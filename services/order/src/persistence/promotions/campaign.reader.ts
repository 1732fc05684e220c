import { Injectable } from '@nestjs/common';
import { accountIn, Database, type Scope } from '@shopcast/database';
import { type Page, type PageQuery, toPage } from '@shopcast/http';
import type { Campaign } from '../../domain/coupons/campaign.js';
import { CampaignNotFound } from '../../domain/coupons/coupon.errors.js';
import { idIn } from '../id-cursor.js';
import { type CampaignRow, toCampaign } from './campaign.row.js';

/** Reads campaigns, without locks; row-level security narrows them to what the caller may see. */
@Injectable()
export class CampaignReader {
  constructor(private readonly database: Database) {}

  /** @throws CampaignNotFound */
  async find(scope: Scope, campaignId: string): Promise<Campaign> {
    const [row] = await this.database.query<{ campaign: CampaignRow }>(
      scope,
      `SELECT to_json(k) AS campaign FROM coupon_campaigns k WHERE campaign_id = $1`,
      [campaignId],
    );
    if (!row) throw new CampaignNotFound(campaignId);
    return toCampaign(row.campaign);
  }

  /** Newest first: campaign ids sort by the time of their making. */
  async page<Item>(
    scope: Scope,
    { limit, cursor }: PageQuery,
    toItem: (campaign: Campaign) => Item,
  ): Promise<Page<Item>> {
    const rows = await this.database.query<{ campaign: CampaignRow }>(
      scope,
      `SELECT to_json(k) AS campaign FROM coupon_campaigns k
       WHERE ($1::uuid IS NULL OR campaign_id < $1) AND ($3::uuid IS NULL OR account_id = $3)
       ORDER BY campaign_id DESC LIMIT $2`,
      [idIn(cursor), limit + 1, accountIn(scope)],
    );
    const campaigns = rows.map(({ campaign }) => toCampaign(campaign));
    return toPage(campaigns, limit, toItem, ({ campaignId }) => [campaignId]);
  }
}
