import { jest } from '@jest/globals';
import type { Database } from '@shopcast/database';
import { RevokedKeys } from './revoked-keys.js';
import { RevokedKeysReadModel } from './revoked-keys.read-model.js';

class Model extends RevokedKeysReadModel {}

describe('what a process knows of revoked keys', () => {
  const keys = new RevokedKeys();
  let stored: string[] | Error = ['old'];
  const database = {
    query: () =>
      stored instanceof Error ? Promise.reject(stored) : Promise.resolve(stored.map((key_id) => ({ key_id }))),
  } as unknown as Database;
  const model = new Model(database, keys);

  beforeAll(() => void jest.useFakeTimers());
  afterAll(() => {
    model.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  it('is there before the first request', async () => {
    await model.onModuleInit();

    expect(keys.has('old')).toBe(true);
  });

  it('comes also from what another process has stored, and after the database was away', async () => {
    stored = new Error('away');
    await jest.advanceTimersByTimeAsync(10_000);
    stored = ['old', 'new'];
    await jest.advanceTimersByTimeAsync(10_000);

    expect(keys.has('new')).toBe(true);
  });
});
