import type { DataSource } from 'typeorm';

/** TypeORM's own bookkeeping, which the app role may only read. */
const BOOKKEEPING = ['migrations'];

/**
 * Names of the tables that row-level security does not shut, with what is missing; empty is the only right answer.
 * Each service's tests ask it, so that a new table without a policy fails them.
 */
export async function unprotectedTables(dataSource: DataSource): Promise<string[]> {
  const tables: { name: string; enabled: boolean; forced: boolean; policies: string }[] = await dataSource.query(`
    SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
           (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    ORDER BY 1`);
  return tables
    .filter(({ name }) => !BOOKKEEPING.includes(name.split('.')[1] ?? ''))
    .flatMap(({ name, enabled, forced, policies }) => [
      ...(enabled ? [] : [`${name}: row security is off`]),
      ...(forced ? [] : [`${name}: not forced on the owner`]),
      ...(Number(policies) > 0 ? [] : [`${name}: no policy`]),
    ]);
}
