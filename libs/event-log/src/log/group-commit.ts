import { atMost } from './at-most.js';
import { backOffMs, pause } from './back-off.js';
import { EventLogUnavailable, RecordRefused } from './event-log.errors.js';
import type { RecordToAppend } from './event-log.js';
import { bytesOf } from './record-limits.js';

export interface GroupCommitOptions {
  readonly maxRecords: number;
  readonly maxBytes: number;
  /** After so long a caller is told that the log is unavailable. */
  readonly timeoutMs: number;
}

interface Waiting {
  readonly records: readonly RecordToAppend[];
  readonly bytes: number;
  readonly deadlineMs: number;
  resolve(): void;
  reject(error: unknown): void;
}

/** More than this waiting means that the log cannot keep up; newcomers are refused instead of filling the memory. */
const MAX_WAITING_BYTES = 64_000_000;
const CLOSE_WITHIN_MS = 3_000;

/**
 * Collects the appends that arrive while a write is under way and writes them together. Only one write is under way at
 * a time, so what one caller appended after another was answered, or in one call, keeps its order, also through retries.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private waitingBytes = 0;
  private writing: Promise<void> | undefined;
  private closing = false;

  constructor(
    private readonly write: (records: readonly RecordToAppend[]) => Promise<void>,
    private readonly options: GroupCommitOptions,
  ) {}

  append(records: readonly RecordToAppend[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    if (this.waitingBytes > MAX_WAITING_BYTES) {
      return Promise.reject(new EventLogUnavailable(new Error('Too many appends are waiting')));
    }
    const bytes = records.reduce((sum, record) => sum + bytesOf(record), 0);
    const deadlineMs = Date.now() + this.options.timeoutMs;
    return new Promise((resolve, reject) => {
      this.waiting.push({ records, bytes, deadlineMs, resolve, reject });
      this.waitingBytes += bytes;
      this.writing ??= this.writeAll();
    });
  }

  /** Writes what is waiting, but does not wait long for a log that does not answer. */
  async close(): Promise<void> {
    this.closing = true;
    if (this.writing) await atMost(CLOSE_WITHIN_MS, this.writing);
  }

  private async writeAll(): Promise<void> {
    // One turn of the event loop, so that callers of the same moment share the first write, too.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.commit(this.takeGroup());
    // In the same step as the check above: an append between the two would wait for ever.
    this.writing = undefined;
  }

  private takeGroup(): Waiting[] {
    const { maxRecords, maxBytes } = this.options;
    let [count, records, bytes] = [0, 0, 0];
    for (const entry of this.waiting) {
      records += entry.records.length;
      bytes += entry.bytes;
      if (count > 0 && (records > maxRecords || bytes > maxBytes)) break;
      count += 1;
    }
    const group = this.waiting.splice(0, count);
    for (const entry of group) this.waitingBytes -= entry.bytes;
    return group;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    for (let attempt = 0; group.length > 0; attempt += 1) {
      try {
        await this.write(group.flatMap(({ records }) => records));
        for (const entry of group) entry.resolve();
        return;
      } catch (error) {
        if (error instanceof RecordRefused) return this.refuse(group, error);
        group = rejectOverdue(group, this.closing ? Infinity : Date.now(), error);
        if (group.length > 0) await pause(backOffMs(attempt, { firstMs: 20, maxMs: 1_000 }));
      }
    }
  }

  /** One caller's impossible record must not fail the others of its group. */
  private async refuse(group: readonly Waiting[], error: RecordRefused): Promise<void> {
    if (group.length === 1) return group[0]?.reject(error);
    for (const entry of group) await this.commit([entry]);
  }
}

function rejectOverdue(group: readonly Waiting[], nowMs: number, cause: unknown): readonly Waiting[] {
  for (const entry of group) if (entry.deadlineMs <= nowMs) entry.reject(new EventLogUnavailable(cause));
  return group.filter(({ deadlineMs }) => deadlineMs > nowMs);
}
