import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allContracts, type EventContract } from '@shopcast/contracts';
import type { ConsumerDefinition } from '../consumer/consumer-definition.js';
import { isUnreadable, readRecords } from '../consumer/read-batch.js';
import { FetchedRecord } from '../kafka/fetched-record.js';
import { bytesOf, MAX_RECORD_BYTES } from '../log/record-limits.js';
import { recordOf, toRecord } from '../log/record-codec.js';
import { deadLetterOf } from './dead-letter-of.js';

const GOLDEN = join(import.meta.dirname, '../../../contracts/golden');
const id = '018f0000-0000-7000-8000-000000000001';
const TEN_MB = 10_000_000;

/** What came instead of the event's JSON, and why it is set aside. */
const poisons: readonly (readonly [what: string, of: (json: string) => string | Buffer, reason: string])[] = [
  ['cut off', (json) => json.slice(0, -2), 'unparsable'],
  ['nothing', () => '', 'unparsable'],
  ['text that is no UTF-8', () => Buffer.from([0xff, 0xfe, 0x7b, 0xc3, 0x28]), 'unparsable'],
  ['of another version', () => '{"version":2,"payload":{}}', 'contract_violation'],
  ['ten megabytes long', () => `"${'x'.repeat(TEN_MB)}"`, 'contract_violation'],
  ['ten megabytes long and cut off', () => `"${'x'.repeat(TEN_MB)}`, 'unparsable'],
  ['nested a hundred thousand deep', () => '['.repeat(100_000) + ']'.repeat(100_000), 'contract_violation'],
];

/** As a broker hands it over, whoever put it there. */
function fetched({ type, topic }: EventContract, value: string | Buffer): FetchedRecord {
  const { headers } = recordOf({ type, topic: topic.name, key: 'k', json: '' }, { id, source: 'x', timeMs: 0 });
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return new FetchedRecord({
    key: Buffer.from('k'),
    value: bytes,
    headers,
    offset: '7',
    timestamp: '0',
    attributes: 0,
  });
}

const consumerOf = (contract: EventContract): ConsumerDefinition => ({
  name: 'try.consumer',
  topics: [contract.topic.name],
  handlers: new Map([
    [contract.type, { contract, method: 'take', takes: 'one', call: () => Promise.reject(new Error('taken')) }],
  ]),
  knowsRepeats: false,
  recordsPerTurn: 0,
});

/** One event of every topic: what is read before a contract is asked is the same for all of them. */
const contracts = [...new Map(allContracts.map((contract) => [contract.topic.name, contract])).entries()];

describe.each(contracts)('a poisoned record of %s', (topic, contract) => {
  const golden = readFileSync(join(GOLDEN, `${contract.type}.json`), 'utf8').trim();

  it.each(poisons)('is set aside with its reason when it is %s, and its neighbours are read', (_what, of, reason) => {
    const records = [golden, of(golden), golden].map((value) => fetched(contract, value));

    const [before, poisoned, after] = readRecords(consumerOf(contract), records);

    expect([before, after]).toEqual([1, 1].map(() => expect.objectContaining({ event: expect.anything() })));
    if (!poisoned || !isUnreadable(poisoned)) throw new Error('It was read');
    const { record, error } = poisoned;
    const letter = deadLetterOf({ consumer: 'try.consumer', topic, partition: 0, record, error, attempts: 1 });
    expect(letter.data).toMatchObject({ reason, offset: 7, topic });
    expect(bytesOf(toRecord(letter, { id, source: 'try', timeMs: 0 }))).toBeLessThan(MAX_RECORD_BYTES);
  });
});
