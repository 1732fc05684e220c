import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import type { LiveSession } from '../../domain/live-session.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { ExportedTables } from './exported-tables.js';
import type { ExportedTable, Row, TableOfSessions } from './exported-table.js';

const SESSIONS_AT_ONCE = 100;

/** A table with its rows, session after session: never more of them at once than one session has. */
export interface Export {
  readonly table: ExportedTable;
  readonly rows: AsyncIterable<readonly Row[]>;
}

@Injectable()
export class ExportTableHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tables: ExportedTables,
  ) {}

  /**
   * Of one session, or of all that the caller may see, newest first. No transaction is open while somebody reads
   * slowly: each session is told as it is when its turn comes.
   * @throws ExportedTableUnknown; SessionNotFound, also when it is another account's
   */
  async handle(caller: Principal, name: string, sessionId: string | undefined): Promise<Export> {
    const table = this.tables.named(name);
    const session = sessionId === undefined ? undefined : await this.sessions.get(scopeOf(caller), sessionId);
    if ('daysOf' in table) return { table, rows: table.daysOf(scopeOf(caller), session?.sessionId) };
    return { table, rows: rowsOf(table, caller, session ? [session] : this.allSessions(caller)) };
  }

  private async *allSessions(caller: Principal): AsyncGenerator<LiveSession> {
    const accountId = caller.kind === 'operator' ? undefined : caller.accountId;
    let before: string | undefined;
    for (;;) {
      const page = await this.sessions.newest(scopeOf(caller), { accountId, before, limit: SESSIONS_AT_ONCE });
      yield* page;
      before = page.at(-1)?.sessionId;
      if (page.length < SESSIONS_AT_ONCE) return;
    }
  }
}

async function* rowsOf(
  table: TableOfSessions,
  caller: Principal,
  sessions: AsyncIterable<LiveSession> | readonly LiveSession[],
): AsyncGenerator<readonly Row[]> {
  for await (const session of sessions) yield await table.rowsOf(session, scopeOf(caller));
}
