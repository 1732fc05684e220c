import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@shopcast/servers';

interface Found {
  readonly sessions: number;
  readonly processKills: number;
  readonly postgresKills: number;
  readonly broken: readonly string[];
}

/** `npm run faults -- fold`, as small as it can be; with a million events it is run by hand. */
async function foldWhileProcessesDie(): Promise<{ status: number | null; stderr: string; found: Found | undefined }> {
  const program = join(repositoryRoot(), 'deploy', 'faults', 'dist', 'main.js');
  const flags = ['--events', '30000', '--kill-every', '0.5', '--postgres-kills', '1', '--json'];
  const child = spawn(process.execPath, ['--enable-source-maps', program, 'fold', ...flags], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stderr, found: status === 2 ? undefined : (JSON.parse(stdout) as Found) };
}

describe('a fold whose processes and Postgres are killed -9', () => {
  it('counts every event once, goes on where it was, and gives the same when it is folded again', async () => {
    const { status, stderr, found } = await foldWhileProcessesDie();

    expect(found ?? stderr).toMatchObject({ broken: [], postgresKills: 1 });
    expect(found?.processKills).toBeGreaterThan(0);
    expect(status).toBe(0);
  }, 300_000);
});
