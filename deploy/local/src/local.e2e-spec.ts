import { Installation } from '@shopcast/installation';
import { recordedServer } from '@shopcast/servers';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { serviceFor, serviceNames } from './gateway/routes.js';

const processes = [...serviceNames, 'gateway', 'media-server'].map((name) => join('processes', name));
const parts = ['postgres', 'kafka', 'redis', ...processes];

describe('the local profile', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await Installation.make('local');
    await installation.start();
  }, 240_000);
  afterAll(() => installation.remove());

  const home = () => join(installation.home, 'local');
  const pidOf = (part: string) => recordedServer(join(home(), part));
  const openAccount = async (name: string): Promise<string> => {
    const { status, body } = await installation.api.post<{ accountId: string }>('/v1/accounts', { name });
    expect(status).toBe(201);
    return body.accountId;
  };
  const account = async (accountId: string) => (await installation.api.get(`/v1/accounts/${accountId}`)).body;

  it('runs Postgres, Kafka, Redis, four services, the gateway and the media server as processes of their own', () => {
    const pids = parts.map(pidOf);

    expect(pids).not.toContain(undefined);
    expect(new Set(pids).size).toBe(parts.length);
  });

  it('answers every documented address through the one gateway', async () => {
    const document = (await (await fetch(`${installation.url}/docs-json`)).json()) as { paths: Record<string, object> };
    const addresses = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, '5a'));

    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((address) => serviceFor(address) === undefined)).toEqual([]);
  });

  it.each(parts)(
    'brings %s back after kill -9 under the same address, and nothing is forgotten',
    async (part) => {
      const accountId = await openAccount(`before the death of ${part}`);
      const pid = pidOf(part);
      process.kill(pid ?? 0, 'SIGKILL');

      while (pidOf(part) === undefined || pidOf(part) === pid) await new Promise((again) => setTimeout(again, 50));
      await installation.untilReady();

      expect(await account(accountId)).toMatchObject({ accountId });
    },
    120_000,
  );

  it('ends its processes when the launcher is killed, and starts again on the same port and data', async () => {
    const accountId = await openAccount('before the death of the launcher');
    const orphans = parts.map(pidOf);
    await installation.kill();

    while (processes.some(pidOf)) await new Promise((again) => setTimeout(again, 50));
    await installation.start();

    expect(parts.map(pidOf).filter((pid) => orphans.includes(pid))).toEqual([]);
    expect(await account(accountId)).toMatchObject({ accountId });
  }, 240_000);

  it('is down five seconds after SIGTERM and leaves no process behind', async () => {
    const { status, seconds } = await installation.stop();

    expect(status).toBe(0);
    // Twice of what is promised of a machine of one’s own: here other specs are at work.
    expect(seconds).toBeLessThan(10);
    expect(parts.map(pidOf)).toEqual(parts.map(() => undefined));
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(installation.home);
  });
});
