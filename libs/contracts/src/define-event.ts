import type { Static, TObject } from 'typebox';
import { CompiledSchema } from './compiled-schema.js';
import type { Topic } from './topics.js';

/** A fact before it is recorded. The outbox adds id, time and trace, so domain code stays free of clocks and chance. */
export interface Fact<Data = unknown> {
  readonly type: string;
  readonly topic: string;
  readonly key: string;
  readonly data: Data;
}

/** A recorded fact, as consumers see it (names follow CloudEvents). */
export interface RecordedEvent<Data = unknown> {
  /** Unique per fact; a record with an id seen before is the same fact again and changes nothing. */
  readonly id: string;
  readonly type: string;
  /** The service that published it. */
  readonly source: string;
  /** The record key. */
  readonly subject: string;
  /** Event time, epoch milliseconds: session time for what happens in a session. */
  readonly timeMs: number;
  /** W3C trace context of the request that caused it. */
  readonly traceparent?: string;
  readonly data: Data;
}

/** One event, defined once: its wire name, where it travels, what it carries and what it means. */
export interface EventContract<Data extends object = object> {
  readonly type: EventType;
  readonly topic: Topic;
  readonly keyFields: readonly string[];
  readonly meaning: string;
  /** Fields that tell something about a person; exports and erasure go by these marks. */
  readonly personal: readonly string[];
  /** JSON Schema (draft 2020-12) of the data. Readers ignore fields that it does not name. */
  readonly schema: TObject;
  /** @throws ContractViolation when the data breaks the schema or carries undeclared fields */
  of(data: Data): Fact<Data>;
  /** Reads data from the wire; unknown fields are ignored. @throws ContractViolation */
  parse(data: unknown): Data;
}

export type EventType = `${string}.${string}.v${number}`;
export type DataOf<C> = C extends EventContract<infer D> ? D : never;

/** The data does not fit the contract. Retrying cannot help. */
export class ContractViolation extends Error {
  constructor(
    readonly type: string,
    readonly problems: readonly string[],
  ) {
    super(`${type} breaks its contract: ${problems.join('; ')}`);
    this.name = 'ContractViolation';
  }
}

/** Defines an event. `key` names the fields whose values, joined by `:`, make the record key. */
export function defineEvent<Schema extends TObject>(definition: {
  type: EventType;
  topic: Topic;
  key: readonly (keyof Static<Schema> & string)[];
  meaning: string;
  personal: readonly (keyof Static<Schema> & string)[];
  data: Schema;
}): EventContract<Static<Schema> & object> {
  type Data = Static<Schema> & object;
  const { type, topic, key, meaning, personal, data: schema } = definition;
  const compiled = new CompiledSchema(schema);
  const keyOf = (data: Data): string => key.map((field) => String(data[field as keyof Data])).join(':');

  return {
    type,
    topic,
    keyFields: key,
    meaning,
    personal,
    schema,
    of(data) {
      const problems = compiled.problemsOfWritten(data);
      if (problems.length > 0) throw new ContractViolation(type, problems);
      return { type, topic: topic.name, key: keyOf(data), data };
    },
    parse(data) {
      const problems = compiled.problemsOfRead(data);
      if (problems.length > 0) throw new ContractViolation(type, problems);
      return data as Data;
    },
  };
}
