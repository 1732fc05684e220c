import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogRecord, type RecordBatch, recordOf } from '@shopcast/event-log';
import { AnotherLog, ArchiveInUse, ArchiveProblem } from './archive.errors.js';
import { archiveLog } from './archive-log.js';
import { ArchivedLog } from './archived-log.js';
import { compareArchive } from './compare-archive.js';
import { Duck, quoted } from './duck.js';
import { ListedLog } from './testing/listed-log.js';

const [TOPIC, OTHER] = ['shopcast.try', 'shopcast.other'];
const DAY_MS = 86_400_000;
const id = '018f0000-0000-7000-8000-000000000001';

const event = (n: number): Partial<LogRecord> =>
  recordOf(
    { type: 'try.happened.v1', topic: TOPIC, key: 'k', json: `{"n":${n}}` },
    { id, source: 'try', timeMs: Date.UTC(2026, 10, 22, 23) + (n * DAY_MS) / 10 },
  );

/** What foreign producers and years of versions may have left in a log. */
const strange: Partial<LogRecord>[] = [
  { key: null, value: null },
  { key: '', value: '' },
  { value: 'no \u0000 JSON \uFFFD 🦊', headers: { ce_type: "it's; DROP", 'x-\u0000': '\u0000' } },
  { headers: { ce_time: 'yesterday', ce_id: 'none' } },
  { headers: { ce_time: '+012026-01-01T00:00:00Z', ce_subject: 'lone \uD800' } },
  { headers: { ce_time: '2026-11-23T23:59:59.999Z', traceparent: '00-1-1-01' }, value: 'x'.repeat(900_000) },
];

describe('the archive of a log', () => {
  let path: string;
  let log: ListedLog;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'shopcast-archive-'));
    log = new ListedLog();
    for (let n = 0; n < 25; n += 1) log.append(TOPIC, n % 3, event(n));
    log.append(OTHER, 1, ...strange);
  });
  afterEach(() => rmSync(path, { recursive: true }));

  const archive = (options = {}) => archiveLog({ log, topics: [TOPIC, OTHER], path, segmentRecords: 10, ...options });
  const compared = () => compareArchive({ log, path });
  const progressFile = () => join(path, '_archive', 'progress.json');

  it('is exactly the log, in files by topic and day of event time', async () => {
    expect(await archive()).toMatchObject({ records: 31, missing: 0, segments: 3 });

    expect(await compared()).toEqual({ records: 31, differences: [] });
    const days = new Set(globSync(`topic=${TOPIC}/*`, { cwd: path }).map((folder) => folder.split('=').at(-1)));
    expect(days).toEqual(new Set(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25']));
    expect(existsSync(join(path, `topic=${OTHER}`, 'day=unknown'))).toBe(true);
  });

  it('goes on where it ended, and writes nothing when nothing came', async () => {
    await archive();
    log.append(TOPIC, 2, event(25), event(26));

    expect(await archive()).toMatchObject({ records: 2 });
    expect(await archive()).toMatchObject({ records: 0 });

    expect(await compared()).toEqual({ records: 33, differences: [] });
  });

  it('holds nothing twice when a run died at any moment', async () => {
    let failures = 0;
    for (let diesAt = 1; diesAt <= 31; diesAt += 4) {
      const dies = ({ records }: { records: number }) => {
        if (records >= diesAt && failures++ % 2 === 0) throw new Error('killed');
      };
      await archive({ onProgress: dies }).catch(() => undefined);
      log.append(TOPIC, 0, event(diesAt));
    }
    await archive();

    expect(failures).toBeGreaterThan(4);
    expect((await compared()).differences).toEqual([]);
  });

  it('holds nothing twice when a run died between its files and its word on them', async () => {
    await archive();
    copyFileSync(progressFile(), join(path, 'before'));
    for (let n = 0; n < 9; n += 1) log.append(TOPIC, n % 3, event(n));
    await archive();
    copyFileSync(join(path, 'before'), progressFile());

    const unsaid = await compared();
    await archive({ segmentRecords: 4 });

    expect(unsaid).toEqual({ records: 31, differences: [] });
    expect(await compared()).toEqual({ records: 40, differences: [] });
    // An analyst does not ask what is committed: he reads all files that are there.
    const duck = await Duck.open();
    const files = quoted(join(path, 'topic=*', 'day=*', '*.parquet'));
    expect(await duck.rows(`SELECT count(*)::INT FROM read_parquet(${files})`)).toEqual([[40]]);
    duck.close();
  });

  it.each([
    ['is older than the archive', () => copyFileSync(join(path, 'before'), progressFile())],
    ['is missing', () => rmSync(progressFile())],
  ])('keeps its files when what it says of itself %s', async (problem, spoil) => {
    await archive();
    copyFileSync(progressFile(), join(path, 'before'));
    for (let n = 0; n < 24; n += 1) log.append(TOPIC, n % 3, event(n));
    await archive();
    const files = () => globSync('topic=*/day=*/*.parquet', { cwd: path }).sort();
    const before = files();
    spoil();

    await expect(archive()).rejects.toThrow(new RegExp(`progress\\.json ${problem}`));
    expect(files()).toEqual(before);
  });

  it('goes on after a run that died before it could say a first word', async () => {
    const dies = () => {
      throw new Error('killed');
    };
    await expect(archive({ onProgress: dies })).rejects.toThrow('killed');

    expect(await archive()).toMatchObject({ records: 31 });
    expect((await compared()).differences).toEqual([]);
  });

  it('is not in a folder that holds something else, or nothing', async () => {
    await expect(compared()).rejects.toThrow('there is no archive');
    await expect(ArchivedLog.open(join(path, 'elsewhere'))).rejects.toThrow(ArchiveProblem);
  });

  it('takes no record any more when it has told why it ended', async () => {
    let taken = 0;
    const late: Promise<unknown>[] = [];
    const scan: ListedLog['scan'] = async (ranges, onBatch) => {
      const [batch] = await batchesOf(ranges);
      if (batch === undefined) return;
      late.push(onBatch(batch));
      late.push(new Promise((resolve) => setImmediate(resolve)).then(() => onBatch(batch)));
      throw new Error('the log is gone');
    };
    const batchesOf = async (ranges: Parameters<ListedLog['scan']>[0]): Promise<RecordBatch[]> => {
      const batches: RecordBatch[] = [];
      await log.scan(ranges, async (batch) => void batches.push(batch));
      return batches;
    };
    const fails = archive({
      log: { endOffsets: (names: readonly string[]) => log.endOffsets(names), scan },
      segmentRecords: 1,
      onProgress: () => (taken += 1),
    });

    await expect(fails).rejects.toThrow('the log is gone');
    const takenThen = taken;
    const [first, second] = await Promise.allSettled(late);

    expect([first?.status, second?.status, taken]).toEqual(['fulfilled', 'rejected', takenThen]);
    expect(taken).toBe(1);
    expect((await compared()).records).toBe(3);
  });

  it('lets one process at a time archive, and is free again when that one is killed', async () => {
    await archive();
    const hold = `const { DuckDBInstance } = await import('@duckdb/node-api');
      await DuckDBInstance.create(process.argv[1]); console.log('held'); setInterval(() => undefined, 1_000);`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', hold, join(path, '_archive', 'lock.duckdb')], {
      cwd: import.meta.dirname,
    });
    await once(other.stdout, 'data');

    await expect(archive()).rejects.toThrow(ArchiveInUse);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await expect(archive()).resolves.toMatchObject({ records: 0 });
  });

  it('does not say that it is in use when its lock cannot be opened for another reason', async () => {
    await archive();
    writeFileSync(join(path, '_archive', 'lock.duckdb'), 'no database'.repeat(10_000));

    await expect(archive()).rejects.toThrow(/not a valid DuckDB/);
  });

  it('tells what the log gave up before it was archived, and compares what the log still has', async () => {
    await archive();
    for (let n = 0; n < 6; n += 1) log.append(TOPIC, 0, event(n));
    log.giveUp(TOPIC, 0, 11);

    expect(await archive()).toMatchObject({ records: 4, missing: 2 });
    expect((await compared()).differences).toEqual([]);
  });

  it('tells also of what was given up that nothing came after', async () => {
    await archive();
    for (let n = 0; n < 6; n += 1) log.append(TOPIC, 0, event(n));
    log.append('shopcast.new', 0, event(1), event(2));
    log.giveUp(TOPIC, 0, 15);
    log.giveUp('shopcast.new', 0, 2);

    expect(await archive({ topics: [TOPIC, OTHER, 'shopcast.new'] })).toMatchObject({ records: 0, missing: 8 });
    expect(await archive({ topics: [TOPIC, OTHER, 'shopcast.new'] })).toMatchObject({ records: 0, missing: 0 });
  });

  it('tells the first differences only', async () => {
    await archive();
    for (const file of globSync('topic=*/day=*/*.parquet', { cwd: path })) rmSync(join(path, file));

    const { records, differences } = await compared();
    expect([records, differences.length, new Set(differences).size]).toEqual([31, 20, 20]);
  });

  it('is of one log only', async () => {
    await archive();
    const another = new ListedLog();
    another.append(TOPIC, 0, event(1));

    await expect(archive({ log: another })).rejects.toThrow(AnotherLog);
    await expect(compareArchive({ log: another, path })).rejects.toThrow(AnotherLog);
  });

  it.each([
    ['not archived', 'DELETE FROM r WHERE partition = 1 AND "offset" = 2'],
    ['archived more than once', 'INSERT INTO r FROM r WHERE partition = 1 AND "offset" = 2'],
    ['archived as something else', `UPDATE r SET value = '{"n":8 }' WHERE partition = 1 AND "offset" = 2`],
    [
      'archived as something else',
      `UPDATE r SET time = time + INTERVAL 1 MILLISECOND WHERE partition = 1 AND "offset" = 2`,
    ],
  ])('is told apart from the log when a record is %s', async (problem, sql) => {
    await archive({ segmentRecords: 1_000 });
    const [file = ''] = globSync(`topic=${TOPIC}/day=2026-11-23/*.parquet`, { cwd: path });
    const duck = await Duck.open();
    await duck.run(`CREATE TABLE r AS FROM read_parquet(${quoted(join(path, file))}, hive_partitioning = false)`);
    await duck.run(sql);
    await duck.run(`COPY r TO ${quoted(join(path, file))} (FORMAT parquet)`);
    duck.close();

    expect((await compared()).differences).toEqual([`${TOPIC}/1 offset 2: ${problem}`]);
  });

  it('can be read like the log, from any offset', async () => {
    await archive();
    const archived = await ArchivedLog.open(path);
    const read = new Map<number, LogRecord[]>();
    const ranges = [
      { topic: TOPIC, partition: 0, from: 2, to: 9 },
      { topic: TOPIC, partition: 2, from: 0, to: 7 },
      { topic: OTHER, partition: 1, from: 0, to: 6 },
    ];
    const wanted: LogRecord[] = [];
    await log.scan(ranges, async ({ records }) => void wanted.push(...records));

    await archived.scan(ranges, async ({ partition, records }) => {
      const plain = records.map(({ offset, key, headers, value }) => ({ offset, key, headers, value }));
      read.set(partition, [...(read.get(partition) ?? []), ...plain]);
    });
    archived.close();

    expect([...read.values()].flat().sort(byOffset)).toEqual(wanted.sort(byOffset));
    expect(read.get(0)?.map(({ offset }) => offset)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  it('says what is wrong with a progress file that is none', async () => {
    await archive();
    writeFileSync(progressFile(), readFileSync(progressFile(), 'utf8').slice(0, 20));

    await expect(archive()).rejects.toThrow(/progress\.json/);
  });
});

const byOffset = (a: LogRecord, b: LogRecord): number =>
  a.offset - b.offset || (a.value ?? '').localeCompare(b.value ?? '');
