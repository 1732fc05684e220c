import { Injectable } from '@nestjs/common';
import type { Ticket } from '@shopcast/access';
import { asService, Database } from '@shopcast/database';

/** The tickets that somebody has come in with. Asked by all processes, so that each ticket opens one door only. */
@Injectable()
export class UsedTicketRepository {
  constructor(private readonly database: Database) {}

  /** @returns for each ticket whether it is used for the first time */
  async redeem(tickets: readonly Ticket[]): Promise<boolean[]> {
    const ids = [...new Set(tickets.map(({ ticketId }) => ticketId))].sort();
    const expiry = new Map(tickets.map(({ ticketId, expiresAtMs }) => [ticketId, expiresAtMs]));
    const rows = await this.database.query<{ ticket_id: string }>(
      asService,
      `WITH expired AS (DELETE FROM used_room_tickets WHERE expires_at_ms < $3 AND ticket_id <> ALL($1::uuid[]))
       INSERT INTO used_room_tickets (ticket_id, expires_at_ms) SELECT * FROM unnest($1::uuid[], $2::bigint[])
       ON CONFLICT (ticket_id) DO NOTHING RETURNING ticket_id`,
      [ids, ids.map((id) => expiry.get(id)), Date.now() - CLOCKS_APART_MS],
    );
    const first = new Set(rows.map(({ ticket_id }) => ticket_id));
    // Of the same ticket twice in one batch only one is the first.
    return tickets.map(({ ticketId }) => first.delete(ticketId));
  }
}

/** By the clock of another process a ticket may still be good when by ours it is not. */
const CLOCKS_APART_MS = 600_000;
