/** True for rows that the current principal may see: its own account's, or all for the operator and the service. */
const VISIBLE = `
  current_setting('shopcast.principal', true) IN ('operator', 'service')
  OR account_id::text = substring(current_setting('shopcast.principal', true) from 9)`;

/** Only the service's own background work and write doors; for tables that hold no account's data of their own. */
const SERVICE_ONLY = `current_setting('shopcast.principal', true) = 'service'`;

const protect = (table: string, condition: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY principal ON ${table} USING (${condition}) WITH CHECK (${condition});`;

/** SQL that shuts tables with an `account_id` column to other accounts; goes into the migration that creates them. */
export const accountOwned = (...tables: string[]): string => tables.map((table) => protect(table, VISIBLE)).join('\n');

/** SQL that opens infrastructure tables (outbox, inbox, offsets) to the service itself only. */
export const serviceOwned = (...tables: string[]): string =>
  tables.map((table) => protect(table, SERVICE_ONLY)).join('\n');
