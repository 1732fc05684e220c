import { allContracts } from '../all-contracts.js';
import type { EventContract } from '../define-event.js';
import { type Topic, topics } from '../topics.js';
import { byKey } from './by-key.js';
import { plain } from './event-schema.js';

/** The AsyncAPI 3 document of the whole log: every topic a channel, every event a message. */
export const asyncApi = () => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Shopcast',
    version: '1.0.0',
    description:
      'Every fact of live sessions, shops and orders, as published to the log. Values are JSON; the attributes of the ' +
      'event (CloudEvents 1.0, binary mode) are record headers. Delivery is at least once: the same `ce_id` is the ' +
      'same fact again. Readers ignore fields that they do not know.',
    license: { name: 'Apache 2.0' },
  },
  defaultContentType: 'application/json',
  channels: byKey(Object.values(topics), (topic) => [nameOf(topic), channelOf(topic)]),
  operations: byKey(Object.values(topics), (topic) => [`publish.${nameOf(topic)}`, operationOf(topic)]),
  components: {
    messages: byKey(allContracts, (contract) => [contract.type, messageOf(contract)]),
    messageTraits: { cloudEvent: { headers: cloudEventHeaders } },
    schemas: byKey(allContracts, (contract) => [contract.type, plain(contract.schema)]),
  },
});

/** `shopcast.order` → `order`. */
export const nameOf = ({ name }: Topic): string => name.slice('shopcast.'.length);

export const eventsOf = (topic: Topic): readonly EventContract[] =>
  allContracts.filter((contract) => contract.topic.name === topic.name);

const channelOf = (topic: Topic) => ({
  address: topic.name,
  title: nameOf(topic),
  description: `${topic.meaning} The record key is \`${topic.key}\`.`,
  messages: byKey(eventsOf(topic), ({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
  bindings: { kafka: { topic: topic.name, partitions: topic.partitions, bindingVersion: '0.5.0' } },
});

const operationOf = (topic: Topic) => ({
  action: 'send',
  channel: { $ref: `#/channels/${nameOf(topic)}` },
  title: `Published by ${topic.owner}`,
  messages: eventsOf(topic).map(({ type }) => ({ $ref: `#/channels/${nameOf(topic)}/messages/${type}` })),
});

const messageOf = ({ type, meaning, keyFields, personal }: EventContract) => ({
  name: type,
  title: type,
  summary: meaning,
  contentType: 'application/json',
  payload: { $ref: `#/components/schemas/${type}` },
  traits: [{ $ref: '#/components/messageTraits/cloudEvent' }],
  bindings: {
    kafka: { key: { type: 'string', description: keyFields.join(':') }, bindingVersion: '0.5.0' },
  },
  'x-personal-data': personal,
});

const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });

const cloudEventHeaders = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'content-type'],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: text('Unique per fact; the same id is the same fact again', { format: 'uuid' }),
    ce_type: text('The event’s name with its version'),
    ce_source: text('The service that published it'),
    ce_subject: text('The record key'),
    ce_time: text('When it happened: session time for what happens in a session', { format: 'date-time' }),
    'content-type': { const: 'application/json' },
    traceparent: text('W3C trace context of the request that caused it'),
  },
} as const;
