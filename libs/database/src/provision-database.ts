import pg from 'pg';

/** A service's database with its two roles: the owner migrates, the app works and cannot step around row security. */
export interface ProvisionedDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * Creates the database and its roles `<name>_owner` and `<name>_app`, or brings existing ones to the given passwords.
 * @param adminUrl a superuser's connection to any database of the server
 * @param name lower case letters, digits and underscores
 */
export async function provisionDatabase(
  adminUrl: string,
  name: string,
  passwords: { readonly owner: string; readonly app: string },
): Promise<ProvisionedDatabase> {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) throw new TypeError(`Not a database name: ${name}`);
  const owner = `${name}_owner`;
  const app = `${name}_app`;

  await withClient(adminUrl, async (admin) => {
    await ensureRole(admin, owner, passwords.owner);
    await ensureRole(admin, app, passwords.app);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${name} OWNER ${owner}`);
    await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${app}`);
  });

  const ownerUrl = urlOf(adminUrl, name, owner, passwords.owner);
  await withClient(ownerUrl, (client) => letAppUse(client, app));
  return { ownerUrl, appUrl: urlOf(adminUrl, name, app, passwords.app) };
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  const attributes = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS';
  await admin.query(`${verb} ROLE ${role} ${attributes} PASSWORD ${admin.escapeLiteral(password)}`);
}

/** What the owner creates later is usable by the app at once: migrations need no grants of their own. */
async function letAppUse(owner: pg.Client, app: string): Promise<void> {
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${app}`);
  await owner.query(`ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app}`);
  await owner.query(`ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO ${app}`);
  await owner.query(`ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO ${app}`);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(adminUrl: string, database: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = user;
  url.password = encodeURIComponent(password);
  return url.href;
}
