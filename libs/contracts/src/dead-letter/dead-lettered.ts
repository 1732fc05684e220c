import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { topics } from '../topics.js';

/** Why a record was set aside. */
export const deadLetterReasons = {
  unparsable: 'It is no event that can be read.',
  contract_violation: 'Its data does not fit the contract of its type.',
  refused: 'The consumer’s own rules refuse it; `code` says which.',
  failed: 'The consumer failed on it again and again.',
  unsendable: 'The log can never take it.',
} as const;
export type DeadLetterReason = keyof typeof deadLetterReasons;

const NEVER_ON_THE_LOG = -1;

export const deadLettered = defineEvent({
  type: 'record.dead-lettered.v1',
  topic: topics.deadLetter,
  key: ['topic', 'partition'],
  meaning: 'A record could not be taken and was set aside with the reason, so that those behind it go on.',
  personal: ['headers', 'key', 'value'],
  data: Type.Object({
    accountId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()], { description: 'null: not readable' }),
    consumer: Type.String({ description: 'Who could not take it; `<service>.outbox` when it never reached the log' }),
    topic: Type.String(),
    partition: Type.Integer({ minimum: NEVER_ON_THE_LOG, description: '-1: it never reached the log' }),
    offset: Type.Integer({ minimum: NEVER_ON_THE_LOG, description: '-1: it never reached the log' }),
    reason: Type.Enum(Object.keys(deadLetterReasons) as DeadLetterReason[]),
    code: Type.Union([Type.String(), Type.Null()], { description: 'Stable code of the refusal, if it has one' }),
    problem: Type.String({ description: 'For people' }),
    attempts: Type.Integer({ minimum: 1 }),
    headers: Type.Record(Type.String(), Type.String(), { description: 'Of the original record' }),
    key: Type.Union([Type.String(), Type.Null()]),
    value: Type.Union([Type.String(), Type.Null()], { description: 'The original value, cut when it is very long' }),
    truncated: Type.Boolean(),
  }),
});
export type DeadLettered = DataOf<typeof deadLettered>;
