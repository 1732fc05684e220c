import { generateKeyPairSync } from 'node:crypto';
import { type PlatformKey, PlatformKeys } from './platform-keys.js';

const { publicKey: key } = generateKeyPairSync('ed25519');
const HOUR_MS = 3_600_000;

describe('the keys of WeChat Pay', () => {
  let nowMs: number;
  let listed: readonly PlatformKey[];
  let fetches: number;
  beforeEach(() => {
    nowMs = Date.parse('2026-11-23T12:00:00Z');
    fetches = 0;
    listed = [keyUntil('A', 1_000)];
  });
  const keyUntil = (serial: string, hours: number): PlatformKey => ({
    serial,
    key,
    validToMs: nowMs + hours * HOUR_MS,
  });
  const keys = (given: readonly PlatformKey[] = []) =>
    new PlatformKeys(
      () => {
        fetches += 1;
        return listed.length > 0 ? Promise.resolve(listed) : Promise.reject(new Error('away'));
      },
      given,
      () => nowMs,
    );

  it('are fetched once for many who ask at the same time', async () => {
    const known = keys();
    const found = await Promise.all(Array.from({ length: 50 }, () => known.keyOf('A')));
    expect(found.every((one) => one === key)).toBe(true);
    expect(fetches).toBe(1);
  });

  it('stay good after another has taken over, until they run out', async () => {
    const known = keys();
    await known.keyOf('A');
    listed = [keyUntil('B', 9_000)];

    expect(await known.keyOf('B')).toBe(key);
    expect(await known.keyOf('A')).toBe(key);
    nowMs += 2_000 * HOUR_MS;
    expect(await known.keyOf('A')).toBeUndefined();
    expect(await known.keyOf('B')).toBe(key);
  });

  it('are asked for ten times a minute at most, whatever serial numbers come', async () => {
    const known = keys();
    for (let n = 0; n < 100; n += 1) expect(await known.keyOf(`X${n}`)).toBeUndefined();
    expect(fetches).toBe(10);
    nowMs += 61_000;
    listed = [keyUntil('B', 1_000)];
    expect(await known.keyOf('B')).toBe(key);
  });

  it('survive that WeChat Pay cannot be asked', async () => {
    const known = keys();
    await known.keyOf('A');
    listed = [];

    expect(await known.keyOf('B')).toBeUndefined();
    expect(await known.keyOf('A')).toBe(key);
  });

  it('are renewed without anybody waiting once they have become old', async () => {
    const known = keys();
    await known.keyOf('A');
    nowMs += 11 * HOUR_MS;

    expect(await known.keyOf('A')).toBe(key);
    expect(fetches).toBe(2);
  });

  it('may be given: such a key has no end and is never asked for', async () => {
    const known = keys([{ serial: 'PUB_KEY_ID_1', key, validToMs: Infinity }]);
    nowMs += 90_000 * HOUR_MS;
    expect(await known.keyOf('PUB_KEY_ID_1')).toBe(key);
    expect(fetches).toBe(0);
  });
});
