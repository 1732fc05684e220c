import { randomBytes } from 'node:crypto';
import { isUuid } from '@shopcast/kernel';
import pg from 'pg';

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

/**
 * Postgres lets every role take advisory locks and send notifications, and the service uses both: a reader could hold
 * them, and with them the fold, up. The roles of the service keep the right.
 */
const KEEP_LOCKS_TO_THE_SERVICE = `
  DO $$ DECLARE lock regprocedure; BEGIN
    FOR lock IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
                AND (proname ~ '^pg_(try_)?advisory_' OR proname = 'pg_notify') LOOP
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', lock);
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I, %I', lock,
                     current_database() || '_owner', current_database() || '_app');
    END LOOP;
  END $$`;

/** Makes and removes the roles with which analysts read an account's numbers in the analytics database. */
export class SqlReaders {
  /** @param admin a superuser's connection to the analytics database */
  constructor(private readonly admin: pg.Client) {}

  /** @returns the reader, and the address with the password, which nobody can ask for again */
  async add(accountId: string, title: string): Promise<SqlReader & { readonly url: string }> {
    if (!isUuid(accountId)) throw new ReaderProblem(`not an account id: ${accountId}`);
    const role = `shopcast_reader_${randomBytes(8).toString('hex')}`;
    const password = randomBytes(24).toString('base64url');
    const reader = await this.inTransaction(async () => {
      await this.admin.query(KEEP_LOCKS_TO_THE_SERVICE);
      await this.admin.query(`
        CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)} CONNECTION LIMIT 20
          NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT`);
      await this.admin.query(`ALTER ROLE ${role} SET search_path = analytics_v1`);
      await this.admin.query(`ALTER ROLE ${role} SET statement_timeout = '60s'`);
      await this.admin.query(`GRANT CONNECT ON DATABASE ${await this.database()} TO ${role}`);
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

  /** Sees nothing any more from the commit on, also over connections that are open; these are then ended. */
  async remove(role: string): Promise<void> {
    const connections = await this.inTransaction(async () => {
      const { rowCount } = await this.admin.query(`DELETE FROM public.sql_readers WHERE role_name = $1`, [role]);
      if (rowCount === 0) throw new ReaderProblem(`there is no reader ${role}`);
      const { rows } = await this.admin.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE usename = $1`, [
        role,
      ]);
      await this.admin.query(`DROP OWNED BY ${pg.escapeIdentifier(role)}`);
      await this.admin.query(`DROP ROLE ${pg.escapeIdentifier(role)}`);
      return rows.map(({ pid }) => pid);
    });
    await this.admin.query(`SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS open(pid)`, [connections]);
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
