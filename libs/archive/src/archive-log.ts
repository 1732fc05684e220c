import { dirname } from 'node:path';
import type { EndOffsets, EventLog, OffsetRange, RecordBatch } from '@shopcast/event-log';
import { ArchiveInUse, refuseAnother } from './archive.errors.js';
import { ArchiveFolder } from './archive-folder.js';
import { archivedRecord } from './archived-record.js';
import { Duck } from './duck.js';
import { makeDurably } from './durable-file.js';
import { Segment } from './segment.js';

export interface ArchiveOptions {
  readonly log: Pick<EventLog, 'endOffsets' | 'scan'>;
  readonly topics: readonly string[];
  /** The archive's folder; made when it is not there. */
  readonly path: string;
  /** What one segment may hold; memory and the size of files follow from it. */
  readonly segmentRecords?: number;
  readonly onProgress?: (progress: { readonly records: number; readonly total: number }) => void;
}

export interface ArchiveReport {
  /** Archived by this run. */
  readonly records: number;
  /** Records that the log had given up before they were archived. */
  readonly missing: number;
  readonly segments: number;
  readonly seconds: number;
}

const SEGMENT_RECORDS = 250_000;
const SEGMENT_BYTES = 128_000_000;

/**
 * Archives what came to the log since the last run, up to its present end. Whenever it dies, the next run goes on where
 * the archive ends: nothing is lost and nothing is there twice.
 * @throws ArchiveProblem, of which ArchiveInUse and AnotherLog are kinds
 */
export async function archiveLog(options: ArchiveOptions): Promise<ArchiveReport> {
  const folder = new ArchiveFolder(options.path);
  const duck = await lock(folder);
  try {
    await folder.begin();
    await folder.removeUncommitted(await folder.progress());
    return await new ArchiveRun(options, folder, duck).run();
  } finally {
    duck.close();
  }
}

/** The engine's own database is the lock: the system lets go of it when the process dies. */
async function lock(folder: ArchiveFolder): Promise<Duck> {
  try {
    await makeDurably(dirname(folder.lockFile));
    return await Duck.open(folder.lockFile);
  } catch (error) {
    if (/could not set lock|conflicting lock/i.test(String(error))) throw new ArchiveInUse(folder.path);
    throw error;
  }
}

class ArchiveRun {
  private readonly begunMs = performance.now();
  private readonly reached = new Map<string, number[]>();
  private segment: Segment | undefined;
  private segments = 0;
  private records = 0;
  private missing = 0;
  private total = 0;
  /** Batches of different partitions may come together; they are taken one after the other. */
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: ArchiveOptions,
    private readonly folder: ArchiveFolder,
    private readonly duck: Duck,
  ) {}

  async run(): Promise<ArchiveReport> {
    const { log, topics } = this.options;
    const { segments, ends: archived } = await this.folder.progress();
    const to = await log.endOffsets(topics);
    refuseAnother(archived, await log.endOffsets([...archived.keys()]));
    this.segments = segments;
    for (const [topic, offsets] of archived) this.reached.set(topic, [...offsets]);
    const ranges = rangesBetween(archived, to);
    this.total = ranges.reduce((sum, range) => sum + range.to - range.from, 0);

    await log.scan(ranges, (batch) => this.inTurn(() => this.take(batch))).catch((error: unknown) => this.stop(error));
    for (const [topic, offsets] of to) this.end(topic, offsets);
    await this.commit();
    const seconds = (performance.now() - this.begunMs) / 1_000;
    return { records: this.records, missing: this.missing, segments: this.segments, seconds };
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work);
    return this.turn;
  }

  /** Other partitions may still be read when a scan fails: what is being taken is finished, and nothing more is. */
  private stop(error: unknown): Promise<void> {
    return this.inTurn(() => Promise.reject(error as Error));
  }

  /** What no batch reached had left the log, too. */
  private end(topic: string, offsets: readonly number[]): void {
    const reached = this.reached.get(topic) ?? [];
    for (const [partition, offset] of offsets.entries()) this.missing += offset - (reached[partition] ?? 0);
    this.reached.set(topic, [...offsets]);
  }

  private async take({ topic, partition, records, nextOffset }: RecordBatch): Promise<void> {
    const segment = (this.segment ??= await Segment.begin(this.duck, this.folder));
    for (const record of records) segment.add(topic, partition, archivedRecord(record));
    const ends = this.reached.get(topic) ?? [];
    this.missing += nextOffset - (ends[partition] ?? 0) - records.length;
    ends[partition] = nextOffset;
    this.reached.set(topic, ends);
    this.records += records.length;
    this.options.onProgress?.({ records: this.records, total: this.total });
    if (segment.records >= (this.options.segmentRecords ?? SEGMENT_RECORDS) || segment.bytes >= SEGMENT_BYTES)
      await this.commit();
  }

  /** The files first; they belong to the archive from the moment at which it says so, together with its offsets. */
  private async commit(): Promise<void> {
    await this.segment?.write(this.segments);
    if (this.segment !== undefined) this.segments += 1;
    this.segment = undefined;
    const ends = new Map([...this.reached].map(([topic, offsets]) => [topic, Array.from(offsets, (end = 0) => end)]));
    await this.folder.commit({ segments: this.segments, ends });
  }
}

const rangesBetween = (archived: EndOffsets, ends: EndOffsets): OffsetRange[] =>
  [...ends].flatMap(([topic, offsets]) =>
    offsets.map((to, partition) => ({ topic, partition, from: archived.get(topic)?.[partition] ?? 0, to })),
  );
