import { Injectable } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';

const AT_ONCE = 2_000;

/** Takes away what is not kept any longer, in small bites, so that nobody waits for it. */
@Injectable()
export class WebhookArchive {
  constructor(private readonly database: Database) {}

  /** Messages that are older, with their deliveries. @returns how many of those were never sent */
  async forgetMessages(olderThanDays: number): Promise<number> {
    return this.inBites(
      `WITH old AS (
         SELECT position FROM webhook_messages WHERE queued_at < now() - make_interval(days => $1) LIMIT ${AT_ONCE}),
       unsent AS (
         SELECT count(*)::int AS n FROM webhook_deliveries JOIN old USING (position) WHERE state = 'pending'),
       removed AS (DELETE FROM webhook_messages m USING old WHERE m.position = old.position RETURNING 1)
       SELECT (SELECT count(*)::int FROM removed) AS removed, (SELECT n FROM unsent) AS unsent`,
      [olderThanDays],
    );
  }

  /** What is left of endpoints that were deleted. */
  async removeDeletedEndpoints(): Promise<void> {
    await this.inBites(
      `WITH old AS (
         SELECT d.endpoint_id, d.position FROM webhook_deliveries d JOIN webhook_endpoints e USING (endpoint_id)
         WHERE e.deleted_at IS NOT NULL LIMIT ${AT_ONCE}),
       removed AS (DELETE FROM webhook_deliveries d USING old
                   WHERE d.endpoint_id = old.endpoint_id AND d.position = old.position RETURNING 1)
       SELECT count(*)::int AS removed, 0 AS unsent FROM removed`,
      [],
    );
    await this.database.query(asService, `DELETE FROM webhook_endpoints WHERE deleted_at IS NOT NULL`);
  }

  /** Secrets that have ended are of no use to anybody but a thief. */
  async removeEndedSecrets(): Promise<void> {
    await this.database.query(asService, `DELETE FROM webhook_secrets WHERE expires_at < now()`);
  }

  private async inBites(sql: string, parameters: readonly unknown[]): Promise<number> {
    for (let unsent = 0; ;) {
      const [row] = await this.database.query<{ removed: number; unsent: number }>(asService, sql, parameters);
      unsent += row?.unsent ?? 0;
      if ((row?.removed ?? 0) < AT_ONCE) return unsent;
    }
  }
}
