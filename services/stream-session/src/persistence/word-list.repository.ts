import { Injectable } from '@nestjs/common';
import { asService, Database, forAccount, type Scope, type Transaction } from '@shopcast/database';
import { AccountNotFound } from '../domain/account.errors.js';
import { nothingElse } from '../domain/moderation/audit-entry.js';
import { emptyWordList, type ListedWord, type WordList } from '../domain/moderation/word-list.js';
import { AccountRow } from './account.row.js';
import { AuditLog } from './audit-log.js';

@Injectable()
export class WordListRepository {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  find(scope: Scope, accountId: string): Promise<WordList> {
    return this.database.transaction(scope, (tx) => this.load(tx, accountId, ''));
  }

  /** Changes of one account happen one after the other. @param keyId whoever changes it @throws AccountNotFound */
  change(accountId: string, keyId: string, decide: (list: WordList) => WordList): Promise<WordList> {
    return this.database.transaction(forAccount(accountId), async (tx) => {
      if (!(await tx.existsBy(AccountRow, { accountId }))) throw new AccountNotFound(accountId);
      await tx.query(
        `INSERT INTO word_lists (account_id, version, words) VALUES ($1, 0, '[]') ON CONFLICT (account_id) DO NOTHING`,
        [accountId],
      );
      const before = await this.load(tx, accountId, 'FOR UPDATE');
      const after = decide(before);
      if (after === before) return before;
      await this.save(tx, after);
      const details = { version: after.version, words: after.words.length };
      const deed = { accountId, keyId, action: 'word_list.changed', atMs: after.changedAtMs ?? 0 } as const;
      await this.audit.write(tx, { ...nothingElse, ...deed, details });
      return after;
    });
  }

  /** The versions of these accounts' lists, as far as they have one. */
  async versions(accountIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ account_id: string; version: number }>(
      asService,
      'SELECT account_id, version FROM word_lists WHERE account_id = ANY($1::uuid[])',
      [accountIds],
    );
    return new Map(rows.map(({ account_id, version }) => [account_id, version]));
  }

  private async load(tx: Transaction, accountId: string, lock: '' | 'FOR UPDATE'): Promise<WordList> {
    const [row]: Row[] = await tx.query(
      `SELECT version, words, changed_at_ms::float8 AS changed_at_ms FROM word_lists WHERE account_id = $1 ${lock}`,
      [accountId],
    );
    if (!row) return emptyWordList(accountId);
    return { accountId, version: row.version, words: row.words, changedAtMs: row.changed_at_ms };
  }

  private async save(tx: Transaction, { accountId, version, words, changedAtMs }: WordList): Promise<void> {
    await tx.query('UPDATE word_lists SET version = $2, words = $3::jsonb, changed_at_ms = $4 WHERE account_id = $1', [
      accountId,
      version,
      JSON.stringify(words),
      changedAtMs,
    ]);
  }
}

interface Row {
  readonly version: number;
  readonly words: readonly ListedWord[];
  readonly changed_at_ms: number | null;
}
