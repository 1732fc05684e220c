import { EventLog, type EndOffsets, type RecordToAppend, type Subscription } from '../log/event-log.js';

/** Only for promises about publishing: takes records, or fails as it is told. */
export class InMemoryLog extends EventLog {
  readonly records: RecordToAppend[] = [];
  answers: (records: readonly RecordToAppend[]) => Promise<void> = () => Promise.resolve();

  async append(records: readonly RecordToAppend[]): Promise<void> {
    await this.answers(records);
    this.records.push(...records);
  }

  ensureTopics(): Promise<void> {
    return Promise.resolve();
  }
  subscribe(): Promise<Subscription> {
    return Promise.reject(new Error('Nobody can subscribe to this log'));
  }
  scan(): Promise<void> {
    return Promise.reject(new Error('Nobody can read this log'));
  }
  endOffsets(): Promise<EndOffsets> {
    return Promise.resolve(new Map());
  }
  isReachable(): Promise<boolean> {
    return Promise.resolve(true);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}
