import type { TObject } from 'typebox';
import type { EventContract } from '../define-event.js';

/** An event's schema as it is published. The `x-` words tell what JSON Schema has no word for. */
export interface EventSchema extends Record<string, unknown> {
  readonly $id: string;
  readonly 'x-topic': string;
  /** The fields whose values, joined by `:`, are the record key. */
  readonly 'x-key': readonly string[];
  /** The fields that tell something about a person. */
  readonly 'x-personal-data': readonly string[];
}

/** JSON Schema (draft 2020-12) of the event's data, with what its envelope says. */
export const eventSchema = (contract: EventContract): EventSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:shopcast:event:${contract.type}`,
  title: contract.type,
  description: contract.meaning,
  'x-topic': contract.topic.name,
  'x-key': contract.keyFields,
  'x-personal-data': contract.personal,
  ...plain(contract.schema),
});

/** The schema as plain JSON, without what TypeBox hangs on it. */
export const plain = (schema: TObject): Record<string, unknown> =>
  JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
