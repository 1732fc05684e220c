/**
 * SQL that lets the application role add rows to these tables and read them, and nothing else: not even a statement of
 * our own can change what is written. Goes into the migration that creates them.
 */
export const appendOnly = (...tables: string[]): string =>
  tables
    .map(
      (table) => `
  DO $$
  DECLARE app text;
  BEGIN
    FOR app IN
      SELECT DISTINCT acl.grantee::regrole::text FROM pg_class c, aclexplode(c.relacl) acl
      WHERE c.oid = '${table}'::regclass AND acl.grantee NOT IN (0, c.relowner)
    LOOP
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM %s', app);
    END LOOP;
  END $$;`,
    )
    .join('\n');
