import pg from 'pg';
import { freshDatabase } from './fresh-database.js';

describe('a fresh database', () => {
  it('is empty, and its app role may use what its owner creates but cannot step around row security', async () => {
    const database = await freshDatabase('try-out');

    await ask(database.ownerUrl, 'CREATE TABLE thing (n int)');
    await ask(database.appUrl, 'INSERT INTO thing VALUES (1)');

    expect(await ask(database.appUrl, 'SELECT n FROM thing')).toEqual([{ n: 1 }]);
    await expect(ask(database.appUrl, 'CREATE TABLE other (n int)')).rejects.toThrow('permission denied');
    expect(await ask(database.appUrl, 'SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolbypassrls: false },
    ]);
    await database.drop();
  });

  it('is not shared: two of one name do not see each other', async () => {
    const [one, other] = await Promise.all([freshDatabase('same'), freshDatabase('same')]);

    await ask(one.ownerUrl, 'CREATE TABLE thing (n int)');

    await expect(ask(other.appUrl, 'SELECT n FROM thing')).rejects.toThrow('does not exist');
    await expect(ask(one.appUrl.replace(one.name, other.name), 'SELECT 1')).rejects.toThrow();
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is gone after drop, with its roles', async () => {
    const database = await freshDatabase('short-lived');

    await database.drop();

    await expect(ask(database.appUrl, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
