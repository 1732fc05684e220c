import { type TObject, Type } from 'typebox';
import { plain } from '../documents/event-schema.js';
import { schemaBreaks } from './schema-breaks.js';

const fields = {
  orderId: Type.String({ format: 'uuid' }),
  units: Type.Integer({ minimum: 1 }),
  reason: Type.Enum(['bought', 'gift']),
  endsAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  note: Type.Optional(Type.String({ maxLength: 100 })),
  lines: Type.Array(Type.Object({ skuId: Type.String() }), { minItems: 1 }),
  metrics: Type.Record(Type.String(), Type.Number()),
};

const breaksOf = (present: TObject): string[] => schemaBreaks(plain(Type.Object(fields)), plain(present));
const { note, ...withoutNote } = fields;

describe('a contract of the same name and version', () => {
  it.each<[what: string, present: TObject]>([
    ['stays as it is', Type.Object(fields)],
    ['gains an optional field', Type.Object({ ...fields, channel: Type.Optional(Type.String()) })],
    ['gains an optional field further in', inLines({ skuId: Type.String(), gift: Type.Optional(Type.Boolean()) })],
    ['gains an enum value', Type.Object({ ...fields, reason: Type.Enum(['bought', 'gift', 'sample']) })],
    ['takes wider limits', Type.Object({ ...fields, units: Type.Integer({ minimum: 0 }) })],
    ['takes null as well', Type.Object({ ...fields, orderId: Type.Union([fields.orderId, Type.Null()]) })],
    ['is described in other words', Type.Object({ ...fields, units: Type.Integer({ minimum: 1, description: 'n' }) })],
  ])('may change when it %s', (_what, present) => {
    expect(breaksOf(present)).toEqual([]);
  });

  it.each<[what: string, present: TObject, problem: string]>([
    ['loses a field', Type.Object(withoutNote), '/note is gone'],
    ['renames a field', Type.Object({ ...withoutNote, remark: note }), '/note is gone'],
    ['loses a field further in', inLines({ id: Type.Optional(Type.String()) }), '/lines/[]/skuId is gone'],
    ['asks for a new field', Type.Object({ ...fields, channel: Type.String() }), '/channel is newly required'],
    ['asks for an optional field', Type.Object({ ...fields, note: Type.String() }), '/note is newly required'],
    [
      'may leave a field out',
      Type.Object({ ...fields, units: Type.Optional(fields.units) }),
      '/units is no longer certain',
    ],
    ['changes a type', Type.Object({ ...fields, units: Type.String() }), '/units changed its type'],
    ['counts in whole numbers only', inMetrics(Type.Integer()), '/metrics/* changed its type'],
    [
      'raises a minimum',
      Type.Object({ ...fields, units: Type.Integer({ minimum: 2 }) }),
      '/units has a narrower minimum',
    ],
    [
      'shortens a text',
      Type.Object({ ...fields, note: Type.Optional(Type.String({ maxLength: 9 })) }),
      '/note has a narrower maxLength',
    ],
    ['asks for a format', inLines({ skuId: Type.String({ format: 'uuid' }) }), '/lines/[]/skuId has a narrower format'],
    ['drops an enum value', Type.Object({ ...fields, reason: Type.Enum(['bought']) }), '/reason no longer takes gift'],
    [
      'takes only some texts',
      Type.Object({ ...fields, orderId: Type.Enum(['a']) }),
      '/orderId takes only some values now',
    ],
    [
      'no longer takes null',
      Type.Object({ ...fields, endsAt: Type.String({ format: 'date-time' }) }),
      '/endsAt no longer takes all that it took',
    ],
    ['refuses unknown fields', Type.Object(fields, { additionalProperties: false }), '/ no longer takes other fields'],
  ])('is refused when it %s', (_what, present, problem) => {
    expect(breaksOf(present)).toContain(problem);
  });

  it('keeps its topic and its key', () => {
    const past = { ...plain(Type.Object(fields)), 'x-topic': 'shopcast.order', 'x-key': ['orderId'] };

    expect(schemaBreaks(past, { ...past, 'x-topic': 'shopcast.shop' })).toEqual(['topic changed']);
    expect(schemaBreaks(past, { ...past, 'x-key': ['units'] })).toEqual(['key changed']);
  });
});

function inLines(line: Parameters<typeof Type.Object>[0]): TObject {
  return Type.Object({ ...fields, lines: Type.Array(Type.Object(line), { minItems: 1 }) });
}

function inMetrics(value: Parameters<typeof Type.Record>[1]): TObject {
  return Type.Object({ ...fields, metrics: Type.Record(Type.String(), value) });
}
