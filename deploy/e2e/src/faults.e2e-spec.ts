import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@shopcast/servers';

const SEED = 20190411;
/** One of each sort; long runs with more of them are started by hand: `npm run faults -- --help`. */
const KINDS = [
  'outage:kafka',
  'outage:postgres',
  'kill:order',
  'freeze:order',
  'reset:postgres',
  'flush',
  'callbacks:lost',
];
const LONGEST_SECONDS = 5;
/** More is promised of a machine of one’s own; here others may be at work. */
const RECOVERS_WITHIN_SECONDS = 60;
const GOODPUT = 0.5;

interface Found {
  readonly faults: readonly { readonly kind: string; readonly target: string; readonly ordersMeanwhile: number }[];
  readonly acknowledged: number;
  readonly checker: { readonly status: number; readonly orders: number };
  readonly broken: readonly string[];
}

/** `npm run faults`, with one fault of each kind. */
async function runFaults(): Promise<{ status: number | null; stderr: string; found: Found }> {
  const program = join(repositoryRoot(), 'deploy', 'faults', 'dist', 'main.js');
  const flags = Object.entries({
    profile: 'local',
    seed: SEED,
    minutes: 0.5,
    faults: KINDS.length,
    kinds: KINDS.join(),
    longest: LONGEST_SECONDS,
    'recovers-within': RECOVERS_WITHIN_SECONDS,
    goodput: GOODPUT,
    rate: 15,
  }).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...flags, '--json'], {
    env: { ...process.env, LOG_LEVEL: 'warn', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`the run was not finished:\n${stderr.slice(-5_000)}`);
  return { status, stderr, found: JSON.parse(last) as Found };
}

describe('orders while things go wrong', () => {
  it('are neither lost nor doubled nor oversold, go on while Kafka is away, and the dashboard is exact', async () => {
    const { status, found } = await runFaults();

    expect(found.broken).toEqual([]);
    expect(status).toBe(0);
    expect(found.faults.map(({ kind, target }) => `${kind}:${target}`).sort()).toEqual(
      [...KINDS.filter((kind) => kind !== 'flush'), 'flush:redis'].sort(),
    );
    expect(found.checker.orders).toBeGreaterThanOrEqual(found.acknowledged);
    const kafka = found.faults.find(({ kind, target }) => kind === 'outage' && target === 'kafka');
    expect(kafka?.ordersMeanwhile).toBeGreaterThan(0);
  }, 600_000);
});
