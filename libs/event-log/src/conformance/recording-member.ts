import type { LogRecord, RecordBatch, StartOffset, Subscriber, TopicPartition } from '../log/event-log.js';

/** Where a group's offsets are kept, as a service's database would: shared by its members, outliving each of them. */
export class GroupMemory {
  readonly offsets = new Map<string, number>();
  /** Everything that was delivered to any member, in the order of its arrival. */
  readonly delivered: { readonly member: string; readonly place: string; readonly record: LogRecord }[] = [];

  valuesOf(about?: string): number[] {
    const notes = this.delivered.map(({ record }) => JSON.parse(record.value ?? '') as { about: string; n: number });
    return notes.filter((note) => about === undefined || note.about === about).map(({ n }) => n);
  }
}

const placeOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** A group member that remembers what it is given. */
export class RecordingMember implements Subscriber {
  readonly owned = new Set<string>();
  /** Answered before a batch is counted as taken. */
  beforeTaking: (batch: RecordBatch) => Promise<void> = () => Promise.resolve();

  constructor(
    readonly group: string,
    readonly topics: readonly string[],
    private readonly memory: GroupMemory,
    private readonly name = 'only member',
  ) {}

  assigned(partitions: readonly TopicPartition[]): Promise<readonly StartOffset[]> {
    for (const partition of partitions) this.owned.add(placeOf(partition));
    return Promise.resolve(
      partitions.map((partition) => ({ ...partition, offset: this.memory.offsets.get(placeOf(partition)) ?? 0 })),
    );
  }

  revoked(partitions: readonly TopicPartition[]): Promise<void> {
    for (const partition of partitions) this.owned.delete(placeOf(partition));
    return Promise.resolve();
  }

  async deliver(batch: RecordBatch): Promise<number> {
    await this.beforeTaking(batch);
    const place = placeOf(batch);
    const { memory, name: member } = this;
    memory.delivered.push(...batch.records.map((record) => ({ member, place, record })));
    memory.offsets.set(place, batch.nextOffset);
    return batch.nextOffset;
  }

  lanes(): number[] {
    return [...new Set([...this.owned].map((place) => Number(place.split('/')[1])))].sort((a, b) => a - b);
  }
}
