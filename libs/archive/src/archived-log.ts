import { type DuckDBConnection, DuckDBListValue, type DuckDBResultReader } from '@duckdb/node-api';
import { type EndOffsets, type OffsetRange, type RecordBatch, StoredRecord } from '@shopcast/event-log';
import { ArchiveFolder, type ArchiveProgress } from './archive-folder.js';
import type { ArchivedRecord } from './archived-record.js';
import { Duck } from './duck.js';

/** Of one partition. */
const PAGE_RECORDS = 10_000;
/** All that is kept of a record. */
const EVERYTHING = `day, "offset"::DOUBLE AS "offset", key, id, type, source, subject, epoch_ms(time)::DOUBLE AS "timeMs",
  traceparent, headers, value`;
/** Partitions whose records are fetched and worked on at the same time. */
const LANES = 3;

/** An archive as something that can be read like the log: the same records under the same offsets, up to where it ends. */
export class ArchivedLog {
  private constructor(
    private readonly duck: Duck,
    private readonly progress: ArchiveProgress,
    private readonly files: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** Reads what is committed now; somebody may go on archiving. @throws ArchiveProblem when there is no archive */
  static async open(path: string): Promise<ArchivedLog> {
    const folder = new ArchiveFolder(path);
    const progress = await folder.progress();
    const files = await folder.files(progress);
    const duck = await Duck.open();
    await duck.run(`SET parquet_metadata_cache = true`);
    return new ArchivedLog(duck, progress, files);
  }

  endOffsets(topics: readonly string[] = [...this.progress.ends.keys()]): Promise<EndOffsets> {
    return Promise.resolve(new Map(topics.map((topic) => [topic, this.progress.ends.get(topic) ?? []])));
  }

  /** Like {@link EventLog.scan}: partition p of all topics side by side, so that they come to their ends together. */
  async scan(ranges: readonly OffsetRange[], onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    const lanes = [...Map.groupBy(ranges, ({ partition }) => partition).values()];
    const worker = async (): Promise<void> => {
      const connection = await this.duck.another();
      for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
        await this.scanLane(connection, lane, onBatch);
      }
    };
    await Promise.all(Array.from({ length: LANES }, worker));
  }

  /** The archived records `from ≤ offset < to` in their order. */
  async read(range: OffsetRange): Promise<ArchivedRecord[]> {
    const result = await this.select(EVERYTHING, range, this.duck.connection);
    return (result?.getRowObjects() ?? []) as unknown as ArchivedRecord[];
  }

  close(): void {
    this.duck.close();
  }

  private async scanLane(
    connection: DuckDBConnection,
    ranges: readonly OffsetRange[],
    onBatch: (batch: RecordBatch) => Promise<void>,
  ): Promise<void> {
    const longest = Math.max(...ranges.map(({ from, to }) => to - from));
    for (let read = 0; read < longest; read += PAGE_RECORDS) {
      const pages = ranges.map((range) => pageOf(range, read / longest, (read + PAGE_RECORDS) / longest));
      const working: Promise<void>[] = [];
      for (const page of pages) {
        const result = await this.select('"offset"::DOUBLE, key, headers, value', page, connection);
        const records = ((result?.getRows() ?? []) as Stored[]).map((stored) => new StoredRecord(...stored));
        const { topic, partition, to: nextOffset } = page;
        if (records.length > 0) working.push(onBatch({ topic, partition, records, nextOffset }));
      }
      await Promise.all(working);
    }
  }

  private async select(
    columns: string,
    { topic, partition, from, to }: OffsetRange,
    connection: DuckDBConnection,
  ): Promise<DuckDBResultReader | undefined> {
    const files = this.files.get(topic);
    if (files === undefined) return undefined;
    return connection.runAndReadAll(
      `SELECT ${columns} FROM read_parquet($1, hive_partitioning = true, hive_types = {'day': VARCHAR})
       WHERE partition = $2 AND "offset" >= $3 AND "offset" < $4 ORDER BY "offset"`,
      [new DuckDBListValue([...files]), partition, from, to],
    );
  }
}

type Stored = [offset: number, key: string | null, headers: string, value: string | null];

/** The part of a range between two shares of its length. */
function pageOf(range: OffsetRange, begin: number, end: number): OffsetRange {
  const at = (share: number): number => range.from + Math.ceil((range.to - range.from) * Math.min(1, share));
  return { ...range, from: at(begin), to: at(end) };
}
