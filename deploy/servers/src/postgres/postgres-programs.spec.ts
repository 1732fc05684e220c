import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMissingLinks } from './postgres-programs.js';

describe('the Postgres that npm has brought', () => {
  let installation: string;
  beforeEach(() => {
    const packageFolder = mkdtempSync(join(tmpdir(), 'shopcast-programs-'));
    installation = join(packageFolder, 'native');
    mkdirSync(join(installation, 'lib'), { recursive: true });
    writeFileSync(join(installation, 'lib/libpq.so.5.18'), 'library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    writeFileSync(join(installation, 'pg-symlinks.json'), JSON.stringify(links));
  });
  afterEach(() => rmSync(join(installation, '..'), { recursive: true }));

  it('gets the library links that npm leaves out when it skips install scripts', () => {
    addMissingLinks(installation);

    expect(readlinkSync(join(installation, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(join(installation, 'lib/libpq.so.5'), 'utf8')).toBe('library');
  });

  it('is left alone when the links are there', () => {
    addMissingLinks(installation);

    expect(() => addMissingLinks(installation)).not.toThrow();
  });
});
