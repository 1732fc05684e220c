import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '@shopcast/servers';

const setup = pathToFileURL(join(repositoryRoot(), 'deploy', 'setup', 'lanes.mjs')).href;
const { lanes } = (await import(setup)) as { lanes: Record<string, string> };

describe('the lanes of npm test', () => {
  it('run each spec of the repository in one of them, and in no other', () => {
    const specs = globSync('{libs,services,deploy}/**/*spec.ts', {
      cwd: repositoryRoot(),
      exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
    });
    const patterns = Object.values(lanes).map((pattern) => new RegExp(pattern));
    const strays = specs.filter((spec) => patterns.filter((pattern) => pattern.test(spec)).length !== 1);

    expect(strays).toEqual([]);
    for (const pattern of patterns) expect(specs.some((spec) => pattern.test(spec))).toBe(true);
  });
});
