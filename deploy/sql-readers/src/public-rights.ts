import pg from 'pg';

/**
 * Functions that Postgres lets every role call: the service takes advisory locks, and a reader could hold them, and with
 * them the fold, up; large objects fill the disk, and stay when the role is to go.
 */
const OPEN_TO_ALL = `
  SELECT string_agg(oid::regprocedure::text, ', ') AS functions FROM pg_proc
  WHERE pronamespace = 'pg_catalog'::regnamespace
    AND (proname ~ '^pg_(try_)?advisory_' OR proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put'))`;

/** Databases that come with the server, and that Postgres lets every role enter. */
const MAINTENANCE = `
  SELECT quote_ident(datname) AS name FROM pg_database
  WHERE datname IN ('postgres', 'template1') AND has_database_privilege('public', oid, 'CONNECT, TEMPORARY')`;

/**
 * Takes from everybody what Postgres gives to everybody, as far as a reader could do harm with it.
 * @param serviceRoles keep their rights in this database
 */
export async function takePublicRights(admin: pg.Client, serviceRoles: readonly string[]): Promise<void> {
  const { rows } = await admin.query<{ functions: string }>(OPEN_TO_ALL);
  const functions = rows[0]?.functions ?? '';
  await admin.query(`REVOKE EXECUTE ON FUNCTION ${functions} FROM PUBLIC`);
  await admin.query(
    `GRANT EXECUTE ON FUNCTION ${functions} TO ${serviceRoles.map((role) => pg.escapeIdentifier(role)).join(', ')}`,
  );
  const { rows: databases } = await admin.query<{ name: string }>(MAINTENANCE);
  for (const { name } of databases) await admin.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${name} FROM PUBLIC`);
}
