import { randomBytes } from 'node:crypto';
import { defineEvent, type EventContract, type Topic } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { Type } from 'typebox';
import type { RecordToAppend } from '../log/event-log.js';
import { toRecord } from '../log/record-codec.js';

export interface Noted {
  accountId: string;
  about: string;
  n: number;
}

/** An event of a topic of its own, so that promises do not meet on one broker. */
export interface TryTopic {
  readonly topic: Topic;
  readonly noted: EventContract<Noted>;
  /** The record of the n-th note about something; the same id again is the same event. */
  record(about: string, n: number, id?: string): RecordToAppend;
}

export const accountId = '018f0000-0000-7000-8000-000000000001';

export function tryTopic(
  partitions = 4,
  name: Topic['name'] = `shopcast.try-${randomBytes(5).toString('hex')}`,
): TryTopic {
  const topic: Topic = {
    name,
    owner: 'every service',
    partitions,
    key: 'about',
    meaning: 'Only for promises.',
  };
  const noted = defineEvent({
    type: 'thing.noted.v1',
    topic,
    key: ['about'],
    meaning: 'Only for promises.',
    personal: [],
    data: Type.Object({ accountId: Type.String(), about: Type.String(), n: Type.Integer() }),
  });
  return {
    topic,
    noted,
    record: (about, n, id = newId()) =>
      toRecord(noted.of({ accountId, about, n }), { id, source: 'try', timeMs: 1_700_000_000_000 + n }),
  };
}

export const newGroup = (): `${string}.${string}` => `try.group-${randomBytes(5).toString('hex')}`;

/** A key that falls into this partition. */
export function keyIn(
  partition: number,
  partitions: number,
  choose: (key: string, partitions: number) => number,
): string {
  for (let i = 0; ; i += 1) if (choose(`key-${i}`, partitions) === partition) return `key-${i}`;
}
