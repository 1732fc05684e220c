import type { LogRecord } from '@shopcast/event-log';

/** The columns of every file beside topic and day, which are its path. */
export const COLUMNS = `
  partition INTEGER, "offset" BIGINT, key VARCHAR, id VARCHAR, type VARCHAR, source VARCHAR, subject VARCHAR,
  time TIMESTAMP, traceparent VARCHAR, headers VARCHAR, value VARCHAR`;

/** A record as it is archived: all of it, and the attributes of the event once more, where questions can reach them. */
export interface ArchivedRecord {
  readonly day: string;
  readonly offset: number;
  readonly key: string | null;
  readonly id: string | null;
  readonly type: string | null;
  readonly source: string | null;
  readonly subject: string | null;
  /** Event time, epoch ms; null: the record says none. */
  readonly timeMs: number | null;
  readonly traceparent: string | null;
  /** JSON: every header. */
  readonly headers: string;
  /** The payload as it was published, JSON text; null: the record had none. */
  readonly value: string | null;
}

/** Databases of analysts cannot hold other years. */
const [FIRST_MS, LAST_MS] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];
export const NO_DAY = 'unknown';

export function archivedRecord({ offset, key, headers, value }: LogRecord): ArchivedRecord {
  const timeMs = timeIn(headers['ce_time']);
  const attribute = (name: string): string | null => headers[name]?.toWellFormed() ?? null;
  return {
    day: timeMs === null ? NO_DAY : new Date(timeMs).toISOString().slice(0, 10),
    offset,
    key,
    id: attribute('ce_id'),
    type: attribute('ce_type'),
    source: attribute('ce_source'),
    subject: attribute('ce_subject'),
    timeMs,
    traceparent: attribute('traceparent'),
    headers: JSON.stringify(headers),
    value,
  };
}

function timeIn(text: string | undefined): number | null {
  const timeMs = Date.parse(text ?? '');
  return timeMs >= FIRST_MS && timeMs <= LAST_MS ? timeMs : null;
}
