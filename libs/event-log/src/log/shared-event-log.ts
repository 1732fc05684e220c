import type { Topic } from '@shopcast/contracts';
import {
  type EndOffsets,
  EventLog,
  type OffsetRange,
  type RecordBatch,
  type RecordToAppend,
  type Subscriber,
  type Subscription,
} from './event-log.js';

interface Shared {
  readonly log: EventLog;
  users: number;
}

const shared = new Map<string, Shared>();

/**
 * One log for all services of a process that name the same `key`: they share its connections, and their appends its
 * group commits. It is closed when the last of them has closed.
 */
export function shareEventLog(key: string, open: () => EventLog): EventLog {
  const entry = shared.get(key) ?? { log: open(), users: 0 };
  entry.users += 1;
  shared.set(key, entry);
  return new SharedEventLog(entry.log, async () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    shared.delete(key);
    await entry.log.close();
  });
}

class SharedEventLog extends EventLog {
  private readonly subscriptions = new Set<Subscription>();
  private closing: Promise<void> | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly release: () => Promise<void>,
  ) {
    super();
  }

  ensureTopics(topics: readonly Topic[]): Promise<void> {
    return this.log.ensureTopics(topics);
  }

  append(records: readonly RecordToAppend[]): Promise<void> {
    return this.log.append(records);
  }

  async subscribe(subscriber: Subscriber): Promise<Subscription> {
    const subscription = await this.log.subscribe(subscriber);
    this.subscriptions.add(subscription);
    return subscription;
  }

  scan(ranges: readonly OffsetRange[], onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    return this.log.scan(ranges, onBatch);
  }

  endOffsets(topics: readonly string[]): Promise<EndOffsets> {
    return this.log.endOffsets(topics);
  }

  isReachable(): Promise<boolean> {
    return this.log.isReachable();
  }

  close(): Promise<void> {
    this.closing ??= this.leave();
    return this.closing;
  }

  private async leave(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.close()));
    await this.release();
  }
}
