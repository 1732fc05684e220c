import { type Logger, loggerFor } from '@shopcast/telemetry';
import { Alarm } from '../log/alarm.js';
import { atMost } from '../log/at-most.js';
import { backOffMs } from '../log/back-off.js';
import type { Subscriber, Subscription, TopicPartition } from '../log/event-log.js';
import { answersWithin } from './answers-within.js';
import type { KafkaClient } from './kafka-client.js';
import { type FetchedBatch, GroupConsumer, recordsOf } from './kafka-consumer.js';

/** A partition that Kafka has assigned to this member. */
interface Held extends TopicPartition {
  /** Where reading goes on; unknown until the subscriber has said so. */
  next: number | undefined;
  /** A batch is with the subscriber. */
  busy: boolean;
  paused: boolean;
}

const SESSION_TIMEOUT_MS = 7_500;
/** A batch that takes longer must not hold up the fetching of other partitions: its own partition is paused instead. */
const STALLED_AFTER_MS = 1_000;
/** A consumer that asks for nothing any more is replaced, whatever it believes of itself. */
const DEAD_AFTER_MS = 45_000;
const LOOK_EVERY_MS = 5_000;
const CLOSE_WITHIN_MS = 3_000;

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** A membership in a Kafka consumer group whose offsets are kept elsewhere. */
export class KafkaMember implements Subscription {
  private readonly held = new Map<string, Held>();
  private readonly alarm = new Alarm();
  private readonly logger: Logger;
  private readonly revoking = new Set<Promise<void>>();
  private readonly running: Promise<void>;
  private consumer: GroupConsumer | undefined;
  private closing = false;
  private mustReopen = false;

  constructor(
    private readonly client: KafkaClient,
    private readonly subscriber: Subscriber,
  ) {
    this.logger = loggerFor(`event-log.group.${subscriber.group}`);
    this.running = this.keepOpen();
  }

  async close(): Promise<void> {
    this.closing = true;
    this.consumer?.pause([...this.held.values()]);
    this.giveUp([...this.held.values()]);
    await Promise.all(this.revoking);
    this.alarm.ring();
    // kafkajs cannot be stopped while it tries to reach a broker; its group will miss it after the session timeout.
    await atMost(CLOSE_WITHIN_MS, this.running);
  }

  private async keepOpen(): Promise<void> {
    for (let failures = 0; !this.closing;) {
      const consumer = new GroupConsumer(this.client.kafka, {
        groupId: this.subscriber.group,
        topics: this.subscriber.topics,
        sessionTimeoutMs: SESSION_TIMEOUT_MS,
        joined: (partitions) => this.joined(partitions),
        crashed: (error, restarts) => this.crashed(error, restarts),
        eachBatch: (batch) => this.take(batch),
      });
      this.consumer = consumer;
      this.mustReopen = false;
      try {
        await consumer.open();
        failures = 0;
        while (!this.closing && !this.mustReopen && consumer.silentForMs < DEAD_AFTER_MS) {
          await this.alarm.rings(LOOK_EVERY_MS);
        }
      } catch (error) {
        this.logger.warn({ err: error }, 'the consumer group cannot be joined; trying again');
        await this.alarm.rings(backOffMs(failures++, { firstMs: 200, maxMs: 3_000 }));
      }
      this.giveUp([...this.held.values()]);
      await consumer.close();
    }
  }

  private joined(partitions: readonly TopicPartition[]): void {
    if (this.closing) return;
    const assigned = new Set(partitions.map(keyOf));
    this.giveUp([...this.held.values()].filter((held) => !assigned.has(keyOf(held))));
    for (const kept of this.held.values()) {
      kept.paused = true;
      if (!kept.busy) this.goOn(kept);
    }
    this.takeOver(partitions.filter((partition) => !this.held.has(keyOf(partition))));
  }

  private takeOver(partitions: readonly TopicPartition[]): void {
    if (partitions.length === 0) return;
    const gained = partitions.map(({ topic, partition }) => ({
      topic,
      partition,
      next: undefined,
      busy: false,
      paused: true,
    }));
    for (const held of gained) this.held.set(keyOf(held), held);
    void this.subscriber.assigned(partitions).then((starts) => {
      for (const start of starts) {
        const held = this.held.get(keyOf(start));
        if (!held || !gained.includes(held as (typeof gained)[number])) continue;
        held.next = start.offset;
        this.goOn(held);
      }
    });
  }

  private giveUp(lost: readonly Held[]): void {
    if (lost.length === 0) return;
    for (const held of lost) this.held.delete(keyOf(held));
    const revoking = this.subscriber.revoked(lost).finally(() => this.revoking.delete(revoking));
    this.revoking.add(revoking);
  }

  private crashed(error: Error, restarts: boolean): void {
    this.logger.warn({ err: error }, 'the consumer group was lost; joining again');
    this.giveUp([...this.held.values()]);
    if (restarts) return;
    this.mustReopen = true;
    this.alarm.ring();
  }

  private async take(fetched: FetchedBatch): Promise<void> {
    const { batch } = fetched;
    const held = this.held.get(keyOf(batch));
    if (!held || held.busy || held.next === undefined) {
      if (held) held.paused = true;
      return this.consumer?.pause([batch]);
    }

    const nextOffset = Number(batch.lastOffset()) + 1;
    const { topic, partition } = batch;
    held.busy = true;
    const answer = this.subscriber
      .deliver({ topic, partition, records: recordsOf(fetched), nextOffset })
      .then((next) => {
        held.busy = false;
        held.next = next;
      });

    if (!(await answersWithin(STALLED_AFTER_MS, answer)) && this.isHeld(held)) {
      held.paused = true;
      this.consumer?.pause([held]);
      void answer.then(() => this.goOn(held));
      return;
    }
    if (held.paused || held.next !== nextOffset) this.goOn(held);
    else if (this.isHeld(held)) fetched.resolveOffset(batch.lastOffset());
  }

  private goOn(held: Held): void {
    if (!this.isHeld(held) || held.next === undefined) return;
    held.paused = false;
    this.consumer?.resume(held, held.next);
  }

  private isHeld(held: Held): boolean {
    return this.held.get(keyOf(held)) === held;
  }
}
