import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { FAKE_OPERATOR_KEY, FakeShopcast } from './testing/fake-shopcast.js';

const root = resolve(import.meta.dirname, '../../..');
const parameters = ['--import', './libs/testing/run-typescript.mjs', 'deploy/crowd/src/main.ts'];

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Types the command and waits for its end. */
async function crowd(...words: string[]): Promise<Ended> {
  const environment = {
    ...process.env,
    SHOPCAST_HOME: '/nonexistent',
    SHOPCAST_OPERATOR_KEY: '',
    SHOPCAST_ACCOUNT_KEY: '',
  };
  const ended = promisify(execFile)(process.execPath, [...parameters, ...words], { cwd: root, env: environment });
  return ended.then(({ stdout, stderr }) => ({ code: 0, stdout, stderr })).catch((failed: Ended) => failed);
}

describe('the command', () => {
  const fake = new FakeShopcast();
  beforeAll(() => fake.start());
  afterAll(() => fake.stop());

  it('ends with the table and one line of JSON, and with status 0 as all is equal', async () => {
    const target = ['--url', fake.url, '--operator-key', FAKE_OPERATOR_KEY];
    const { code, stdout, stderr } = await crowd('rehearsal', '--speed', '600', '--seed', '3', ...target, '--json');

    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      case: 'rehearsal',
      seed: 3,
      equal: true,
    });
    expect(stdout).toMatch(/^cvr_shop +18\.24 % +18\.24 % = 62 \/ 340 +18\.24 % = 62 \/ 340 +yes$/m);
    expect(stderr).toMatch(/^measuring +100 %/m);
    expect(code).toBe(0);
  });

  it('says which cases there are', async () => {
    expect(await crowd('--list')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ta-read .*18\.32 %/m) });
  });

  it.each([
    ['an unknown case', ['ta-raed', '--operator-key', 'k'], /^crowd: There is no case ta-raed\. Known: .*\n$/],
    ['no key', ['ta-read'], /^crowd: There is no operator key\. .*\n$/],
    ['no server', ['ta-read', '--operator-key', 'k', '--url', 'http://127.0.0.1:1'], /crowd: Nothing answers at .*\n$/],
    ['an impossible speed', ['ta-read', '--speed', '0'], /whole number from 1 to 3600/],
  ])('says in one line what is wrong: %s', async (_what, words, line) => {
    const { code, stderr } = await crowd(...words);
    expect(stderr).toMatch(line);
    expect(code).not.toBe(0);
  });
});
