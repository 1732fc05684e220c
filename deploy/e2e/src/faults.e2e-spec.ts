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

interface Found {
  readonly faults: readonly { readonly kind: string; readonly target: string; readonly ordersMeanwhile: number }[];
  readonly acknowledged: number;
  readonly checker: { readonly status: number; readonly orders: number };
  readonly broken: readonly string[];
}

/** `npm run faults`, with one fault of each kind. */
async function runFaults(): Promise<{ status: number | null; stderr: string; found: Found }> {
  const program = join(repositoryRoot(), 'deploy', 'faults', 'dist', 'main.js');
  const flags = [
    '--seed',
    SEED,
    '--minutes',
    0.5,
    '--faults',
    KINDS.length,
    '--longest',
    LONGEST_SECONDS,
    '--rate',
    15,
  ];
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', program, '--profile', 'local', ...flags.map(String), '--kinds', KINDS.join(), '--json'],
    { env: { ...process.env, LOG_LEVEL: 'warn', NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
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
  }, 300_000);
});
