import { Injectable } from '@nestjs/common';
import { Database, forAccount } from '@shopcast/database';
import type { OrderSettings } from '../domain/order-settings.js';
import { SessionNotFound } from '../domain/placement.errors.js';
import { OrderConfig } from '../order.config.js';
import { retried } from './retried.js';

/** null: as the installation has it. */
export type WantedSettings = { readonly [Name in keyof OrderSettings]: OrderSettings[Name] | null };

interface SettingsRow {
  readonly payment_timeout_seconds: number | null;
  readonly received_after_seconds: number | null;
}

/** What accounts have set, over what the installation has. Placements read the tables themselves, with their batch. */
@Injectable()
export class OrderSettingsStore {
  constructor(
    private readonly database: Database,
    private readonly config: OrderConfig,
  ) {}

  async of(accountId: string): Promise<OrderSettings> {
    const [row] = await this.database.query<SettingsRow>(
      forAccount(accountId),
      `SELECT * FROM order_settings WHERE account_id = $1`,
      [accountId],
    );
    return this.effective(row);
  }

  /** Replaces what the account had set; null: as the installation has it. */
  async save(
    accountId: string,
    { paymentTimeoutSeconds, receivedAfterSeconds }: WantedSettings,
  ): Promise<OrderSettings> {
    await retried(() =>
      this.database.query(
        forAccount(accountId),
        `INSERT INTO order_settings (account_id, payment_timeout_seconds, received_after_seconds) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE
         SET payment_timeout_seconds = EXCLUDED.payment_timeout_seconds,
             received_after_seconds = EXCLUDED.received_after_seconds`,
        [accountId, paymentTimeoutSeconds, receivedAfterSeconds],
      ),
    );
    return this.effective({
      payment_timeout_seconds: paymentTimeoutSeconds,
      received_after_seconds: receivedAfterSeconds,
    });
  }

  /** null: the session follows the account. @throws SessionNotFound */
  async saveForSession(accountId: string, sessionId: string, timeoutSeconds: number | null): Promise<void> {
    await retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const found: unknown[] = await tx.query(`SELECT FROM sessions WHERE session_id = $1 AND account_id = $2`, [
          sessionId,
          accountId,
        ]);
        if (found.length === 0) throw new SessionNotFound(sessionId);
        await tx.query(`DELETE FROM session_order_settings WHERE session_id = $1`, [sessionId]);
        if (timeoutSeconds === null) return;
        await tx.query(
          `INSERT INTO session_order_settings (session_id, account_id, payment_timeout_seconds) VALUES ($1, $2, $3)`,
          [sessionId, accountId, timeoutSeconds],
        );
      }),
    );
  }

  private effective(row: SettingsRow | undefined): OrderSettings {
    return {
      paymentTimeoutSeconds: row?.payment_timeout_seconds ?? this.config.ORDER_PAYMENT_TIMEOUT_SECONDS,
      receivedAfterSeconds: row?.received_after_seconds ?? this.config.ORDER_RECEIVED_AFTER_SECONDS,
    };
  }
}
