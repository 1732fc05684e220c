import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { openEventLog } from '@shopcast/event-log';
import { CannotCheck } from './cannot-check.js';
import { type CheckOptions, checkOrders } from './check-orders.js';
import { isProven, type Report } from './report/report.js';
import { allRules } from './rules/all-rules.js';
import { Copy } from './testing/copy.js';
import { plantedBugs } from './testing/planted/all-planted-bugs.js';
import { type RecordedRun, recordRun } from './testing/recorded-run.js';

const atOnce: CheckOptions = { waitMs: 0, graceSeconds: 60, onProgress: () => undefined };

/** @param meanwhile what happens when the database has been read and the log has not */
async function check(copy: Copy, meanwhile = async (): Promise<unknown> => undefined): Promise<Report> {
  const { order: orderDatabaseUrl, log: logUrl } = copy.urls;
  const config = { EVENT_LOG: 'postgres', EVENT_LOG_DATABASE_URL: logUrl, KAFKA_COMPRESSION: 'none' } as const;
  const log = await openEventLog(config, 'check-orders');
  const endOffsets = log.endOffsets.bind(log);
  log.endOffsets = (topics) => meanwhile().then(() => endOffsets(topics));
  try {
    return await checkOrders({ histories: [copy.historyFile], orderDatabaseUrl, log }, atOnce);
  } finally {
    await log.close();
  }
}

/** The program as it is started from a shell. */
function checkerWith(...flags: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const hooks = join(import.meta.dirname, '../../../libs/testing/run-typescript.mjs');
  const program = ['--import', hooks, join(import.meta.dirname, 'main.ts'), '--wait', '0', '--json', ...flags];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, program, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const refutedIn = ({ verdicts }: Report): string[] =>
  verdicts.filter(({ refuted }) => refuted > 0).map(({ rule }) => rule);

describe('the checker', () => {
  let run: RecordedRun;
  let copy: Copy;
  beforeAll(async () => {
    run = await recordRun();
  });
  afterAll(() => run.remove());
  beforeEach(() => {
    copy = new Copy(run);
  });
  afterEach(() => copy.remove());

  it('proves a correct run, and has put every rule to it', async () => {
    const report = await check(copy);

    expect(report.verdicts.filter(({ refuted }) => refuted > 0)).toEqual([]);
    expect(isProven(report)).toBe(true);
    expect(report.verdicts.filter(({ examined }) => examined === 0)).toEqual([]);
    expect(report.counts).toMatchObject({ orders: 18, attempts: 43 });
  });

  it.each(plantedBugs.map((planted) => [planted.bug, planted.rule, planted] as const))(
    'catches that %s (%s)',
    async (_bug, rule, { plant }) => {
      await plant(copy);

      expect(refutedIn(await check(copy))).toContain(rule);
    },
  );

  it('has a planted bug for every rule', () => {
    const caught = new Set(plantedBugs.map(({ rule }) => rule));
    expect(allRules.filter(({ id }) => !caught.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('tells people, programs and shells what it found', async () => {
    const where = () => ['--order-database', copy.urls.order, '--log', copy.urls.log];

    const proven = await checkerWith(...where(), '--history', copy.historyFile);
    expect(proven).toMatchObject({ status: 0, stdout: expect.stringContaining('proven: all') });
    expect(JSON.parse(proven.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      proven: true,
      orders: 18,
      sessions: { [run.client.sessionId]: { orders: 9, orders_placed: 18 } },
    });

    await copy.order(`DELETE FROM orders WHERE order_id = '${run.orders.paid.orderId}'`);
    const refuted = await checkerWith(...where(), '--history', copy.historyFile);
    expect(refuted).toMatchObject({ status: 1, stdout: expect.stringContaining(run.orders.paid.orderId) });
    expect(JSON.parse(refuted.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      proven: false,
      rules: { 'acknowledged.order': { refuted: 2 } },
    });

    const unread = await checkerWith(...where(), '--history', join(copy.historyFile, 'nowhere'));
    expect(unread).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no history') });
  });

  it('has no verdict when something happens while it reads', async () => {
    await copy.order(`ANALYZE`);

    const checking = check(copy, () => copy.order(`UPDATE refunds SET made_at = NULL`));

    await expect(checking).rejects.toThrow(CannotCheck);
  });
});
