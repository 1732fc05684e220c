import {
  ContractViolation,
  type DeadLettered,
  deadLettered,
  type DeadLetterReason,
  type Fact,
} from '@shopcast/contracts';
import { DomainError } from '@shopcast/kernel';
import { RecordRefused, UnparsableRecord } from '../log/event-log.errors.js';
import type { LogRecord } from '../log/event-log.js';

/** Escaped as JSON inside JSON, so many characters stay below what a record can hold. */
const MAX_VALUE = 100_000;
const MAX_TEXT = 2_000;
const MAX_HEADERS = 40;

/** Where a record was when it could not be taken. */
export interface Failure {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly record: LogRecord;
  readonly error: unknown;
  readonly attempts: number;
}

/** The fact that this record was set aside. Always fits a record itself, whatever the original was. */
export function deadLetterOf({ consumer, topic, partition, record, error, attempts }: Failure): Fact<DeadLettered> {
  return deadLettered.of({
    accountId: accountOf(record.value),
    consumer,
    topic,
    partition,
    offset: record.offset,
    reason: reasonOf(error),
    code: error instanceof DomainError ? error.code : null,
    problem: cut(String((error as Error | null)?.message ?? error)),
    attempts,
    headers: Object.fromEntries(
      Object.entries(record.headers)
        .slice(0, MAX_HEADERS)
        .map(([name, value]) => [cut(name), cut(value)]),
    ),
    key: record.key === null ? null : cut(record.key),
    value: record.value === null ? null : record.value.slice(0, MAX_VALUE),
    truncated: (record.value?.length ?? 0) > MAX_VALUE,
  });
}

function reasonOf(error: unknown): DeadLetterReason {
  if (error instanceof UnparsableRecord) return 'unparsable';
  if (error instanceof ContractViolation) return 'contract_violation';
  if (error instanceof RecordRefused) return 'unsendable';
  return error instanceof DomainError ? 'refused' : 'failed';
}

function accountOf(value: string | null): string | null {
  try {
    const { accountId } = JSON.parse(value ?? '') as { accountId?: unknown };
    return typeof accountId === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(accountId)
      ? accountId
      : null;
  } catch {
    return null;
  }
}

const cut = (text: string): string => text.slice(0, MAX_TEXT);
