import type { Topic } from '@shopcast/contracts';
import type pg from 'pg';
import { PartitionCountMismatch, RecordRefused } from '../log/event-log.errors.js';

export interface KnownTopic {
  readonly id: number;
  readonly name: string;
  readonly partitions: number;
}

/** The topics of the log's database. Topics are only ever added, so what was once read stays true. */
export class TopicDirectory {
  private readonly byName = new Map<string, KnownTopic>();

  constructor(private readonly pool: pg.Pool) {}

  async ensure(topics: readonly Topic[]): Promise<void> {
    const [names, counts] = [topics.map(({ name }) => name), topics.map(({ partitions }) => partitions)];
    await this.pool.query(
      `INSERT INTO log_topics (name, partitions) SELECT name, partitions
       FROM unnest($1::text[], $2::int[]) AS t(name, partitions) ORDER BY name ON CONFLICT DO NOTHING`,
      [names, counts],
    );
    await this.load();
    for (const { name, partitions } of topics) {
      const found = this.byName.get(name)?.partitions ?? 0;
      if (found !== partitions) throw new PartitionCountMismatch(name, partitions, found);
    }
    await this.pool.query(
      `INSERT INTO log_partitions (topic_id, partition)
       SELECT topic_id, generate_series(0, partitions - 1) FROM log_topics WHERE name = ANY($1) ORDER BY 1, 2
       ON CONFLICT DO NOTHING`,
      [names],
    );
  }

  /** @throws RecordRefused for a topic that nobody has created */
  async get(name: string): Promise<KnownTopic> {
    const known = this.byName.get(name);
    if (known) return known;
    await this.load();
    const found = this.byName.get(name);
    if (!found) throw new RecordRefused('unknown_topic', name, 'there is no such topic');
    return found;
  }

  /** A topic that is known already. */
  peek(name: string): KnownTopic | undefined {
    return this.byName.get(name);
  }

  private async load(): Promise<void> {
    const { rows } = await this.pool.query<KnownTopic>(`SELECT topic_id AS id, name, partitions FROM log_topics`);
    for (const topic of rows) this.byName.set(topic.name, topic);
  }
}
