import { MAX_RECORD_BYTES, bytesOf } from '../log/record-limits.js';
import { toRecord } from '../log/record-codec.js';
import { deadLetterOf } from './dead-letter-of.js';

const failure = { consumer: 'try.consumer', topic: 'shopcast.try', partition: 3, error: new Error('no'), attempts: 5 };
const accountId = '018f0000-0000-7000-8000-000000000001';

describe('a dead letter', () => {
  it('names the account when the record tells it', () => {
    const record = { offset: 1, key: 'k', headers: {}, value: JSON.stringify({ accountId }) };

    expect(deadLetterOf({ ...failure, record }).data.accountId).toBe(accountId);
  });

  it.each([null, '', 'no JSON', 'null', '[]', '{"accountId":7}', '{"accountId":"x"}'])(
    'names no account when the value is %s',
    (value) => {
      const { data, key } = deadLetterOf({ ...failure, record: { offset: 1, key: null, headers: {}, value } });

      expect(data).toMatchObject({ accountId: null, value, reason: 'failed', truncated: false });
      expect(key).toBe('shopcast.try:3');
    },
  );

  it('always fits a record itself, however large and strange the original was', () => {
    const headers = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [`${n}-${'h'.repeat(5_000)}`, '\u0000\uD800']),
    );
    const record = { offset: 1, key: '\u0001'.repeat(50_000), headers, value: '\u0000'.repeat(2_000_000) };

    const letter = deadLetterOf({ ...failure, record, error: new Error('e'.repeat(100_000)) });

    expect(letter.data.truncated).toBe(true);
    const written = toRecord(letter, { id: accountId, source: 'try', timeMs: 0 });
    expect(bytesOf(written)).toBeLessThan(MAX_RECORD_BYTES);
  });
});
