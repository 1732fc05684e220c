import { randomBytes } from 'node:crypto';
import { isUuid } from '@shopcast/kernel';
import pg from 'pg';
import { takePublicRights } from './public-rights.js';

/** A role that reads one account's rows of the views, and nothing else. */
export interface SqlReader {
  readonly role: string;
  readonly accountId: string;
  readonly title: string;
  readonly createdAt: Date;
}

/** The wish cannot be granted. The message is for people. */
export class ReaderProblem extends Error {
  override readonly name = 'ReaderProblem';
}

const READER_COLUMNS = `role_name AS role, account_id AS "accountId", title, created_at AS "createdAt"`;

/** Ends statements and transactions that somebody forgot; a reader may set all but the last one otherwise. */
const SETTINGS = {
  search_path: 'analytics_v1',
  statement_timeout: '60s',
  idle_in_transaction_session_timeout: '60s',
  temp_file_limit: '1GB',
};

const READER_NAME = /^shopcast_reader_[0-9a-f]{16}$/;
/** Milliseconds in which a connection that was ended is gone. */
const TERMINATION_MS = 5_000;

/** Makes and removes the roles with which analysts read an account's numbers in the analytics database. */
export class SqlReaders {
  /**
   * @param admin a superuser's connection to the analytics database
   * @param serviceRole the role with which the service works there
   */
  constructor(
    private readonly admin: pg.Client,
    private readonly serviceRole: string,
  ) {}

  /** @returns the reader, and the address with the password, which nobody can ask for again */
  async add(accountId: string, title: string): Promise<SqlReader & { readonly url: string }> {
    if (!isUuid(accountId)) throw new ReaderProblem(`not an account id: ${accountId}`);
    const role = `shopcast_reader_${randomBytes(8).toString('hex')}`;
    const password = randomBytes(24).toString('base64url');
    const reader = await this.inTransaction(async () => {
      await takePublicRights(this.admin, [this.serviceRole, await this.owner()]);
      await this.createRole(role, password);
      const { rows } = await this.admin.query<SqlReader>(
        `INSERT INTO public.sql_readers (role_name, account_id, title) VALUES ($1, $2, $3) RETURNING ${READER_COLUMNS}`,
        [role, accountId, title],
      );
      return rows[0] as SqlReader;
    });
    const { host, port } = this.admin;
    return { ...reader, url: `postgres://${role}:${password}@${host}:${port}/${await this.database()}` };
  }

  async list(): Promise<SqlReader[]> {
    const { rows } = await this.admin.query<SqlReader>(
      `SELECT ${READER_COLUMNS} FROM public.sql_readers ORDER BY created_at, role_name`,
    );
    return rows;
  }

  /**
   * Sees nothing any more and cannot come back from the first commit on, also over connections that are open; then these
   * are ended, and the role goes. Whatever happens between, it can be removed again.
   */
  async remove(role: string): Promise<void> {
    if (!(await this.shutOut(role))) throw new ReaderProblem(`there is no reader ${role}`);
    await this.admin.query(`SELECT pg_terminate_backend(pid, $2) FROM pg_stat_activity WHERE usename = $1`, [
      role,
      TERMINATION_MS,
    ]);
    await this.inTransaction(async () => {
      await this.admin.query(`DROP OWNED BY ${pg.escapeIdentifier(role)}`);
      await this.admin.query(`DROP ROLE ${pg.escapeIdentifier(role)}`);
    }).catch((error: unknown) => {
      const { message, detail = '' } = error as pg.DatabaseError;
      throw new ReaderProblem(
        `${role} is shut out and reads nothing, but its role is still there: ${message} ${detail}`,
      );
    });
  }

  /** @returns whether there is such a reader */
  private async shutOut(role: string): Promise<boolean> {
    if (!READER_NAME.test(role)) return false;
    return this.inTransaction(async () => {
      await this.admin.query(`DELETE FROM public.sql_readers WHERE role_name = $1`, [role]);
      const { rowCount } = await this.admin.query(`SELECT FROM pg_roles WHERE rolname = $1`, [role]);
      if (rowCount === 1) await this.admin.query(`ALTER ROLE ${pg.escapeIdentifier(role)} NOLOGIN`);
      return rowCount === 1;
    });
  }

  private async createRole(role: string, password: string): Promise<void> {
    await this.admin.query(`
      CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)} CONNECTION LIMIT 20
        NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT`);
    for (const [name, value] of Object.entries(SETTINGS))
      await this.admin.query(`ALTER ROLE ${role} SET ${name} = ${pg.escapeLiteral(value)}`);
    await this.admin.query(`GRANT CONNECT ON DATABASE ${await this.database()} TO ${role}`);
  }

  private async owner(): Promise<string> {
    const { rows } = await this.admin.query<{ name: string }>(
      `SELECT pg_get_userbyid(datdba) AS name FROM pg_database WHERE datname = current_database()`,
    );
    return rows[0]?.name ?? '';
  }

  private async database(): Promise<string> {
    const { rows } = await this.admin.query<{ name: string }>(`SELECT quote_ident(current_database()) AS name`);
    return rows[0]?.name ?? '';
  }

  private async inTransaction<T>(work: () => Promise<T>): Promise<T> {
    await this.admin.query('BEGIN');
    try {
      const result = await work();
      await this.admin.query('COMMIT');
      return result;
    } catch (error) {
      await this.admin.query('ROLLBACK');
      throw error;
    }
  }
}
