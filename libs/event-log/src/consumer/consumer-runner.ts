import type { Database } from '@shopcast/database';
import { type Logger, loggerFor } from '@shopcast/telemetry';
import { backOffMs, pause } from '../log/back-off.js';
import type { EventLog, RecordBatch, StartOffset, Subscriber, Subscription, TopicPartition } from '../log/event-log.js';
import { BatchTransaction } from './batch-transaction.js';
import { CarefulTransaction } from './careful-transaction.js';
import { type Claim, claimPartitions } from './claims.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import { consumerMetrics } from './consumer-metrics.js';
import { Delivery, Ownership } from './delivery.js';
import { DeliveryTurn } from './delivery-turn.js';
import { LaneScheduler } from './lane-scheduler.js';
import type { RunnerSettings } from './runner-settings.js';
import type { Semaphore } from './semaphore.js';

export interface ConsumerRunnerParts {
  readonly definition: ConsumerDefinition;
  readonly log: Pick<EventLog, 'subscribe' | 'endOffsets'>;
  readonly database: Database;
  /** Names this process in `consumer_offsets`. */
  readonly owner: string;
  readonly settings: RunnerSettings;
  /** Bounds the transactions of all consumers of a service together. */
  readonly permits: Semaphore;
  /** Facts are folded again: nothing is published. */
  readonly replay?: boolean;
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/**
 * Runs one consumer: claims the partitions that the log assigns, takes their records through lanes into transactions,
 * and gives them back drained. Whatever dies in between, effects and offsets stand or fall together.
 */
export class ConsumerRunner implements Subscriber {
  readonly group: string;
  readonly topics: readonly string[];
  private readonly logger: Logger;
  private readonly ownerships = new Map<string, Ownership>();
  private readonly turns = new Map<Delivery, Promise<void>>();
  private readonly claiming = new Map<Ownership, Promise<unknown>>();
  private readonly turn: DeliveryTurn;
  private readonly scheduler: LaneScheduler<Delivery>;
  private subscription: Subscription | undefined;

  constructor(private readonly parts: ConsumerRunnerParts) {
    const { definition, database, replay = false } = parts;
    const recordsPerTurn = Math.max(parts.settings.recordsPerTurn, definition.recordsPerTurn);
    const settings = { ...parts.settings, recordsPerTurn };
    this.group = definition.name;
    this.topics = definition.topics;
    this.logger = loggerFor(definition.name);
    const transaction = new BatchTransaction(definition, database, { timeoutMs: settings.turnTimeoutMs, replay });
    this.scheduler = new LaneScheduler((deliveries) => this.takeTurn(deliveries), settings);
    this.turn = new DeliveryTurn({
      consumer: definition.name,
      transaction,
      careful: new CarefulTransaction(definition, transaction),
      settings,
      logger: this.logger,
      again: (delivery) => this.enqueue(delivery),
      reclaim: (delivery) => void this.reclaim(delivery),
    });
  }

  async start(): Promise<void> {
    for (const metric of [consumerMetrics.processed, consumerMetrics.deadLettered])
      metric.inc({ consumer: this.group }, 0);
    this.subscription = await this.parts.log.subscribe(this);
  }

  /** Commits what is under way, gives the partitions back and leaves the group. */
  async stop(): Promise<void> {
    await this.subscription?.close();
  }

  async assigned(partitions: readonly TopicPartition[]): Promise<readonly StartOffset[]> {
    // Placeholders first: a revocation while the claim is under way must find something to end.
    const placeholders = partitions.map((partition) => ({ ...partition, epoch: 0, nextOffset: 0 }));
    const owned = placeholders.map((claim) => new Ownership(claim));
    for (const ownership of owned) this.ownerships.set(keyOf(ownership.claim), ownership);

    for (let failures = 0; ; failures += 1) {
      const wanted = owned.filter(({ ended }) => !ended.aborted);
      if (wanted.length === 0) return [];
      try {
        const claims = await this.claimFor(wanted);
        for (const ownership of wanted) {
          ownership.claim = claims.find((claim) => keyOf(claim) === keyOf(ownership.claim)) ?? ownership.claim;
        }
        return wanted
          .filter(({ ended }) => !ended.aborted)
          .map(({ claim }) => ({ topic: claim.topic, partition: claim.partition, offset: claim.nextOffset }));
      } catch (error) {
        this.logger.warn({ err: error }, 'partitions cannot be claimed; trying again');
        await pause(backOffMs(failures, { firstMs: 100, maxMs: 5_000 }));
      }
    }
  }

  async revoked(partitions: readonly TopicPartition[]): Promise<void> {
    const ending = partitions.flatMap((partition) => this.ownerships.get(keyOf(partition)) ?? []);
    for (const ownership of ending) {
      ownership.end();
      this.ownerships.delete(keyOf(ownership.claim));
    }
    const isEnding = ({ ownership }: Delivery): boolean => ending.includes(ownership);
    for (const delivery of this.scheduler.withdraw(isEnding)) delivery.answer();
    const turns = [...this.turns].map(([delivery, turn]) => (isEnding(delivery) ? turn : undefined));
    // A claim that arrived after the next owner's would take the partition from it.
    const claims = ending.map((ownership) => this.claiming.get(ownership)?.catch(() => undefined));
    await Promise.all([...turns, ...claims]);
  }

  deliver(batch: RecordBatch): Promise<number> {
    consumerMetrics.read.inc({ consumer: this.group }, batch.records.length);
    const ownership = this.ownerships.get(keyOf(batch));
    if (ownership === undefined) return Promise.resolve(batch.nextOffset);
    return new Promise((resolve) => {
      const delivery = new Delivery(ownership, batch, resolve);
      if (delivery.isDone) delivery.answer();
      else this.scheduler.enqueue(delivery);
    });
  }

  private enqueue(delivery: Delivery): void {
    if (delivery.ownership.ended.aborted || delivery.isDone) delivery.answer();
    else this.scheduler.enqueue(delivery);
  }

  private async takeTurn(deliveries: readonly Delivery[]): Promise<void> {
    const turn = this.parts.permits.run(() => this.turn.take(deliveries));
    for (const delivery of deliveries) this.turns.set(delivery, turn);
    await turn;
    for (const delivery of deliveries) this.turns.delete(delivery);
  }

  /**
   * Another member has claimed the partition. If the log still says that it is ours, that member was late and is about
   * to notice; after a pause, in which it can, the partition is claimed again.
   */
  private async reclaim(delivery: Delivery): Promise<void> {
    const { ownership } = delivery;
    this.logger.warn(
      { topic: ownership.claim.topic, partition: ownership.claim.partition },
      'partition was taken over',
    );
    for (;;) {
      await pause(this.parts.settings.reclaimAfterMs, ownership.ended);
      if (ownership.ended.aborted) return delivery.answer();
      try {
        const [claim] = await this.claimFor([ownership]);
        ownership.claim = claim ?? ownership.claim;
        return delivery.answer();
      } catch (error) {
        this.logger.warn({ err: error }, 'the partition cannot be claimed again; trying again');
      }
    }
  }

  private async claimFor(ownerships: readonly Ownership[]): Promise<Claim[]> {
    const claiming = this.claim(ownerships.map(({ claim }) => claim));
    for (const ownership of ownerships) this.claiming.set(ownership, claiming);
    try {
      return await claiming;
    } finally {
      for (const ownership of ownerships) this.claiming.delete(ownership);
    }
  }

  private async claim(partitions: readonly TopicPartition[]): Promise<Claim[]> {
    const { database, log, owner } = this.parts;
    const claims = await claimPartitions(database, { consumer: this.group, owner, partitions });
    const ends = await log.endOffsets([...new Set(partitions.map(({ topic }) => topic))]);
    const ahead = claims.filter(({ topic, partition, nextOffset }) => nextOffset > (ends.get(topic)?.[partition] ?? 0));
    if (ahead.length > 0) {
      // Reading on would take every new record for one that is processed.
      throw new Error(`The log is shorter than what was processed of it: ${ahead.map(keyOf).join(', ')}`);
    }
    return claims;
  }
}
