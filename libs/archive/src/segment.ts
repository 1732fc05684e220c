import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBTimestampValue, type DuckDBAppender } from '@duckdb/node-api';
import type { ArchiveFolder } from './archive-folder.js';
import { type ArchivedRecord, COLUMNS } from './archived-record.js';
import { type Duck, quoted } from './duck.js';
import { moveDurably } from './durable-file.js';

/** Small, so that readers of one partition can pass over those of the others. */
const ROW_GROUP = 4_096;

/** Records on their way into files: collected on the side, then written sorted, one file for each topic and day. */
export class Segment {
  records = 0;
  bytes = 0;

  private constructor(
    private readonly duck: Duck,
    private readonly folder: ArchiveFolder,
    private readonly appender: DuckDBAppender,
  ) {}

  static async begin(duck: Duck, folder: ArchiveFolder): Promise<Segment> {
    await duck.run(`CREATE OR REPLACE TEMP TABLE staged (topic VARCHAR, day VARCHAR, ${COLUMNS})`);
    return new Segment(duck, folder, await duck.connection.createAppender('staged'));
  }

  add(topic: string, partition: number, record: ArchivedRecord): void {
    const { appender } = this;
    appender.appendVarchar(topic);
    appender.appendVarchar(record.day);
    appender.appendInteger(partition);
    appender.appendBigInt(BigInt(record.offset));
    for (const text of [record.key, record.id, record.type, record.source, record.subject]) this.addText(text);
    if (record.timeMs === null) appender.appendNull();
    else appender.appendTimestamp(new DuckDBTimestampValue(BigInt(record.timeMs) * 1_000n));
    for (const text of [record.traceparent, record.headers, record.value]) this.addText(text);
    appender.endRow();
    this.records += 1;
    this.bytes += record.headers.length + (record.value?.length ?? 0);
  }

  /** Writes everything into files of this segment, each put in its place when it is whole. */
  async write(number: number): Promise<void> {
    this.appender.closeSync();
    await mkdir(this.folder.workFolder, { recursive: true });
    const written = join(this.folder.workFolder, 'segment.parquet');
    const places = await this.duck.rows<[string, string]>(`SELECT DISTINCT topic, day FROM staged ORDER BY ALL`);
    for (const [topic, day] of places) {
      await this.duck.run(
        `COPY (SELECT * EXCLUDE (topic, day) FROM staged WHERE topic = ${quoted(topic)} AND day = ${quoted(day)}
               ORDER BY partition, "offset")
         TO ${quoted(written)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP})`,
      );
      await moveDurably(written, this.folder.fileOf(topic, day, number));
    }
    await this.duck.run(`DROP TABLE staged`);
  }

  private addText(text: string | null): void {
    if (text === null) this.appender.appendNull();
    else this.appender.appendVarchar(text);
  }
}
