import { UnparsableRecord } from './event-log.errors.js';
import { fromRecord, toRecord, typeOf } from './record-codec.js';

const fact = { type: 'thing.noted.v1', topic: 'shopcast.try', key: 'one', data: { n: 1 } };
const recording = {
  id: '018f0000-0000-7000-8000-00000000000a',
  source: 'try',
  timeMs: 1_700_000_000_123,
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
};

describe('a fact as a record', () => {
  it('comes back as it went', () => {
    const record = { ...toRecord(fact, recording), offset: 7 };

    expect(typeOf(record)).toBe('thing.noted.v1');
    expect(fromRecord(record)).toEqual({ ...recording, type: fact.type, subject: 'one', data: { n: 1 } });
  });

  it('has no traceparent when nobody gave one', () => {
    const { headers } = toRecord(fact, { ...recording, traceparent: undefined });

    expect(headers).not.toHaveProperty('traceparent');
    expect(fromRecord({ offset: 0, key: 'one', headers, value: '{}' })).not.toHaveProperty('traceparent');
  });

  it.each([
    ['no id', { ce_id: '' }],
    ['an id that is no UUID', { ce_id: 'seven' }],
    ['no type', { ce_type: '' }],
    ['a time that is none', { ce_time: 'yesterday' }],
  ])('is refused with %s', (_, headers) => {
    const record = toRecord(fact, recording);

    expect(() => fromRecord({ ...record, offset: 0, headers: { ...record.headers, ...headers } })).toThrow(
      UnparsableRecord,
    );
  });

  it.each([
    ['no value', null],
    ['an empty value', ''],
    ['broken JSON', '{"n":'],
  ])('is refused with %s', (_, value) => {
    expect(() => fromRecord({ ...toRecord(fact, recording), offset: 0, value })).toThrow(UnparsableRecord);
  });
});
