import {
  accountTimeZoneSet,
  type AccountTimeZoneSet,
  listingListed,
  type ListingListed,
  type RecordedEvent,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';

/** Where the days of accounts begin, and of which brands their listings are. */
@Consumer('analytics.account-days')
export class AccountDaysProjection {
  @Handles(accountTimeZoneSet)
  async setTimeZone({ data }: RecordedEvent<AccountTimeZoneSet>, tx: Transaction): Promise<void> {
    // From this day on, whatever was said of later days before.
    await tx.query(`DELETE FROM account_time_zones WHERE account_id = $1 AND from_day >= $2`, [
      data.accountId,
      data.fromDay,
    ]);
    await tx.query(`INSERT INTO account_time_zones (account_id, from_day, time_zone) VALUES ($1, $2, $3)`, [
      data.accountId,
      data.fromDay,
      data.timeZone,
    ]);
  }

  @Handles(listingListed)
  async listed({ data }: RecordedEvent<ListingListed>, tx: Transaction): Promise<void> {
    await tx.query(
      `INSERT INTO listing_brands (listing_id, account_id, brand_id) VALUES ($1, $2, $3)
       ON CONFLICT (listing_id) DO NOTHING`,
      [data.listingId, data.accountId, data.brandId],
    );
  }
}
