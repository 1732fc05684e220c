import { randomBytes } from 'node:crypto';
import { provisionDatabase } from '@shopcast/database';
import pg from 'pg';
import { askEngine } from './ask-engine.js';

/** A superuser's connection to the Postgres of this Jest run. Specs want {@link freshDatabase} instead, nearly always. */
export const postgresForTests = (): Promise<string> => askEngine('postgres');

/** An empty database of a spec's own, with the two roles that a service has in production. */
export interface FreshDatabase {
  readonly name: string;
  /** For migrations. */
  readonly ownerUrl: string;
  /** For everything else; row-level security holds for it. */
  readonly appUrl: string;
  /** Ends open connections and removes database and roles. */
  drop(): Promise<void>;
}

/**
 * ```ts
 * let database: FreshDatabase;
 * beforeAll(async () => { database = await freshDatabase('order'); });
 * afterAll(() => database.drop());
 * ```
 */
export async function freshDatabase(name: string): Promise<FreshDatabase> {
  const adminUrl = await postgresForTests();
  const unique = `${name.replaceAll('-', '_')}_${randomBytes(5).toString('hex')}`;
  const urls = await provisionDatabase(adminUrl, unique, { owner: secret(), app: secret() });
  return { name: unique, ...urls, drop: () => drop(adminUrl, unique) };
}

const secret = (): string => randomBytes(12).toString('hex');

async function drop(adminUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    for (const role of ['owner', 'app']) await admin.query(`DROP ROLE IF EXISTS ${name}_${role}`);
  } finally {
    await admin.end();
  }
}
