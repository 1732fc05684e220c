import { startPostgres, type PostgresServer } from '@shopcast/servers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadProvisionConfig } from './provision.config.js';
import { provision } from './provision.js';

describe('provisioning a Postgres', () => {
  // A server of its own: on a shared one the databases of these names may be somebody's real ones.
  let directory: string;
  let server: PostgresServer;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'shopcast-provision-'));
    server = await startPostgres({ directory });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true });
  });

  const environment = (admin: string, password: string) => ({
    POSTGRES_ADMIN_URL: admin,
    STREAM_SESSION_DATABASE_PASSWORD: password,
    CATALOG_DATABASE_PASSWORD: password,
    ORDER_DATABASE_PASSWORD: password,
    ANALYTICS_DATABASE_PASSWORD: password,
  });

  it('makes a database per service that only its own roles can enter, and can be repeated with new passwords', async () => {
    const admin = server.url;
    await provision(loadProvisionConfig(environment(admin, 'first-password-of-all')));

    const databases = await provision(loadProvisionConfig(environment(admin, 'second-password-of-all')));

    expect(databases).toContain('shopcast_order');
    expect(await enter(admin, 'shopcast_order', 'shopcast_order_app', 'second-password-of-all')).toBe('let in');
    expect(await enter(admin, 'shopcast_order', 'shopcast_order_app', 'first-password-of-all')).toMatch('password');
    expect(await enter(admin, 'shopcast_order', 'shopcast_catalog_app', 'second-password-of-all')).toMatch(
      'permission',
    );
  });

  it('names every missing variable at once', () => {
    expect(() => loadProvisionConfig({})).toThrow(/POSTGRES_ADMIN_URL[^]*ANALYTICS_DATABASE_PASSWORD/);
  });
});

async function enter(admin: string, database: string, user: string, password: string): Promise<string> {
  const { hostname, port } = new URL(admin);
  const client = new pg.Client({ host: hostname, port: Number(port), database, user, password });
  try {
    await client.connect();
    return 'let in';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}
