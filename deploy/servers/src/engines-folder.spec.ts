import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineFolder } from './engines-folder.js';

describe('the folder of an engine', () => {
  let home: string;
  const fetch = async (folder: string) => writeFileSync(join(folder, 'program'), 'runs');
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'shopcast-home-'));
    process.env['SHOPCAST_HOME'] = home;
  });
  afterEach(() => {
    delete process.env['SHOPCAST_HOME'];
    rmSync(home, { recursive: true });
  });

  it('is filled once', async () => {
    const first = await engineFolder('try', fetch);
    const second = await engineFolder('try', () => Promise.reject(new Error('fetched twice')));

    expect(second).toBe(first);
    expect(readFileSync(join(first, 'program'), 'utf8')).toBe('runs');
  });

  it('is filled whole or not at all', async () => {
    const halfWay = async (folder: string) => {
      await fetch(folder);
      throw new Error('network down');
    };

    await expect(engineFolder('try', halfWay)).rejects.toThrow('network down');

    expect(readdirSync(join(home, 'engines'))).toEqual([]);
  });

  it('is one folder when two fetch it at the same time', async () => {
    const slowly = async (folder: string) => {
      await fetch(folder);
      mkdirSync(join(home, 'engines', 'try'), { recursive: true });
      writeFileSync(join(home, 'engines', 'try', 'program'), 'was first');
    };

    expect(readFileSync(join(await engineFolder('try', slowly), 'program'), 'utf8')).toBe('was first');
  });

  it('loses what a killed fetch has left beside it', async () => {
    const abandoned = join(home, 'engines', 'try.4194305');
    mkdirSync(abandoned, { recursive: true });

    await engineFolder('try', fetch);

    expect(existsSync(abandoned)).toBe(false);
  });
});
