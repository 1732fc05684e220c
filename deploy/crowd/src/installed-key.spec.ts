import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedOperatorKey } from './installed-key.js';
import { FAKE_OPERATOR_KEY, FakeShopcast } from './testing/fake-shopcast.js';

describe('the key of the installation', () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'shopcast-home-'))));
  afterEach(() => rmSync(home, { recursive: true }));
  const install = (profile: string, operatorKey: string) => {
    mkdirSync(join(home, profile));
    writeFileSync(join(home, profile, 'keys.json'), JSON.stringify({ operatorKey }));
  };

  it('is the one that there is', async () => {
    expect(await installedOperatorKey(home, 'http://127.0.0.1:1')).toBeUndefined();
    install('local', 'sco_local');
    expect(await installedOperatorKey(home, 'http://127.0.0.1:1')).toBe('sco_local');
  });

  it('is the one that the running server takes, where there are two', async () => {
    const fake = new FakeShopcast();
    await fake.start();
    install('embedded', 'sco_other');
    install('local', FAKE_OPERATOR_KEY);
    const found = await installedOperatorKey(home, fake.url);
    await fake.stop();
    expect(found).toBe(FAKE_OPERATOR_KEY);
  });
});
