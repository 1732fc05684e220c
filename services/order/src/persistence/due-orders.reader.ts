import { Injectable } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';

/** An order whose time is up. */
export interface DueOrder {
  readonly orderId: string;
  readonly accountId: string;
}

/** What an order can run out of time for: the column that says when, and which orders wait at all (both indexed). */
const deadlines = {
  payment: { column: 'expires_at', waits: `status = 'placed'` },
  balance: { column: 'forfeits_at', waits: `status = 'deposit_paid'` },
  receipt: { column: 'receipt_due_at', waits: 'receipt_due_at IS NOT NULL' },
} as const;
export type Deadline = keyof typeof deadlines;

/** Which orders have to be looked at because of the time. */
@Injectable()
export class DueOrdersReader {
  constructor(private readonly database: Database) {}

  async dueAt(deadline: Deadline, wallMs: number, limit: number): Promise<readonly DueOrder[]> {
    const { column, waits } = deadlines[deadline];
    const rows = await this.database.query<{ order_id: string; account_id: string }>(
      asService,
      `SELECT order_id, account_id FROM orders WHERE ${waits} AND ${column} <= $1 ORDER BY ${column} LIMIT $2`,
      [new Date(wallMs), limit],
    );
    return rows.map(({ order_id: orderId, account_id: accountId }) => ({ orderId, accountId }));
  }

  /** When the next order's time is up (wall time), or null when none waits. */
  async nextDueMs(deadline: Deadline): Promise<number | null> {
    const { column, waits } = deadlines[deadline];
    const [row] = await this.database.query<{ next: Date | null }>(
      asService,
      `SELECT min(${column}) AS next FROM orders WHERE ${waits}`,
    );
    return row?.next?.getTime() ?? null;
  }
}
