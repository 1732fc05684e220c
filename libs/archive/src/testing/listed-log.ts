import type { EndOffsets, LogRecord, OffsetRange, RecordBatch } from '@shopcast/event-log';

/** A log for promises about the archive: records in a list, given out in small batches of alternating partitions. */
export class ListedLog {
  private readonly partitions = new Map<string, LogRecord[][]>();
  batchRecords = 3;

  append(topic: string, partition: number, ...records: readonly Partial<LogRecord>[]): void {
    const topicPartitions = this.partitions.get(topic) ?? [];
    this.partitions.set(topic, topicPartitions);
    for (let n = topicPartitions.length; n <= partition; n += 1) topicPartitions.push([]);
    const list = topicPartitions[partition] ?? [];
    for (const { key = 'key', headers = {}, value = '{}' } of records)
      list.push({ key, headers, value, offset: list.length });
  }

  /** As retention does. The offsets of those that stay do not change. */
  giveUp(topic: string, partition: number, below: number): void {
    const list = this.partitions.get(topic)?.[partition] ?? [];
    for (let offset = 0; offset < below; offset += 1) delete list[offset];
  }

  endOffsets(topics: readonly string[]): Promise<EndOffsets> {
    return Promise.resolve(
      new Map(topics.map((topic) => [topic, (this.partitions.get(topic) ?? []).map((list) => list.length)])),
    );
  }

  async scan(ranges: readonly OffsetRange[], onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    await Promise.all(
      ranges.map(async ({ topic, partition, from, to }) => {
        const list = this.partitions.get(topic)?.[partition] ?? [];
        const records = list.slice(from, to).filter((record) => record !== undefined);
        for (let at = 0; at < records.length; at += this.batchRecords) {
          const page = records.slice(at, at + this.batchRecords);
          const nextOffset = (page.at(-1)?.offset ?? 0) + 1;
          await onBatch({ topic, partition, records: page, nextOffset });
        }
      }),
    );
  }
}
