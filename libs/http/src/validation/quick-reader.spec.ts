import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { RequestInvalid } from '../request.errors.js';
import { quickReaderOf } from './quick-reader.js';
import { RequestValidationPipe } from './request-validation.pipe.js';

class Line {
  @IsUUID() readonly skuId!: string;
  @IsInt() @Min(1) @Max(999) readonly quantity!: number;
}

class Order {
  @IsUUID() readonly sessionId!: string;
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => Line)
  readonly lines!: Line[];
  @ValidateIf((_order, value) => value !== undefined) @IsString() @MaxLength(4) readonly note?: string;
  @IsOptional() @IsIn(['gift', 'own']) readonly purpose: string = 'own';
  @IsOptional() @IsArray() @Matches(/^[a-z]+$/, { each: true }) readonly tags?: string[];
  @IsOptional() @ValidateNested() @Type(() => Line) readonly extra?: Line;
}

class Shipment {
  @IsDefined() @ValidateNested() @Type(() => Line) readonly line!: Line;
  @ValidateIf(({ line }: Shipment) => line.quantity > 1) @IsDefined() readonly parcel!: unknown;
}

class WithNumberFromText {
  @Type(() => Number) @IsInt() readonly limit!: number;
}

const body = { type: 'body', metatype: Order, data: undefined } as const;
/** The judgement of class-transformer and class-validator alone. */
const judged = (value: unknown, metatype: typeof body.metatype | typeof Shipment = Order) =>
  new RequestValidationPipe().transform(value, { ...body, metatype, type: 'query' });

/** Good values for the most part, so that whole bodies are good, too, now and then. */
const mostly = <T>(good: fc.Arbitrary<T>, ...bad: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad) });

const ID = '0199c9f0-7a3b-7cc0-8b5e-2f1d3a4b5c6d';
const id = mostly(fc.constantFrom(ID, ID.toUpperCase()), 'none', '', 7, null);
const line = fc.record({ skuId: id, quantity: mostly(fc.constantFrom(1, 999), 0, 1_000, 1.5, '1', null) });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const order = fc
  .record({
    sessionId: id,
    lines: mostly(fc.array(line, { minLength: 1, maxLength: 3 }), [], null, { quantity: 1 }, [ID], [[]]),
    note: optional(mostly(fc.constantFrom('', 'four'), 'fifth', null, ['four'], {})),
    purpose: optional(mostly(fc.constantFrom('gift', 'own', null), 'other', {})),
    tags: optional(mostly(fc.array(fc.constantFrom('a', 'b')), 'a', ['B'], [1], [null], [[]], {})),
    extra: optional(mostly(line, [line], null, 'x')),
    constructor: optional(mostly(fc.constant(undefined), 1)),
    price: optional(mostly(fc.constant(undefined), 1)),
  })
  // As it comes out of JSON: without fields that are undefined.
  .map((value) => JSON.stringify(value));

const shipment = fc
  .record({
    line: optional(mostly(line, null)),
    parcel: optional(fc.constantFrom('a', 1, null)),
  })
  .map((value) => JSON.stringify(value));

describe('reading a body the quick way', () => {
  it('gives exactly what class-validator lets through, and nothing else', async () => {
    const read = quickReaderOf(Order);
    let quick = 0;

    await fc.assert(
      fc.asyncProperty(order, async (json) => {
        const instance = read?.(JSON.parse(json));
        if (instance === undefined) return;
        quick += 1;
        expect(await judged(JSON.parse(json))).toStrictEqual(instance);
      }),
      { numRuns: 2_000 },
    );

    expect(quick).toBeGreaterThan(100);
  });

  it('knows what has to be there, and when', async () => {
    const read = quickReaderOf(Shipment);
    let quick = 0;

    await fc.assert(
      fc.asyncProperty(shipment, async (json) => {
        const instance = read?.(JSON.parse(json));
        if (instance === undefined) return;
        quick += 1;
        expect(await judged(JSON.parse(json), Shipment)).toStrictEqual(instance);
      }),
      { numRuns: 500 },
    );

    expect(quick).toBeGreaterThan(50);
    expect(read?.({ parcel: 'a' })).toBeUndefined();
    expect(read?.({ line: { skuId: ID, quantity: 2 } })).toBeUndefined();
  });

  it('is how a good body is read, with its nested parts as what they are', () => {
    const given = { sessionId: ID, lines: [{ skuId: ID, quantity: 2 }] };

    const read = quickReaderOf(Order)?.(given) as Order;

    expect(read).toBeInstanceOf(Order);
    expect(read.lines[0]).toBeInstanceOf(Line);
    expect(read).toEqual({ ...given, purpose: 'own' });
  });

  it('is not tried with classes whose values have to be converted', () => {
    expect(quickReaderOf(WithNumberFromText)).toBeUndefined();
  });

  it('leaves refusing, and its words, to class-validator', async () => {
    const pipe = new RequestValidationPipe();
    const bad = { sessionId: 'none', lines: [{ skuId: 'none', quantity: 0 }], unknown: 1 };

    const refusal = await pipe.transform(bad, body).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(RequestInvalid);
    expect((refusal as RequestInvalid).details).toEqual({
      errors: [
        { field: 'unknown', problem: 'property unknown should not exist' },
        { field: 'sessionId', problem: 'sessionId must be a UUID' },
        { field: 'lines.0.skuId', problem: 'skuId must be a UUID' },
        { field: 'lines.0.quantity', problem: 'quantity must not be less than 1' },
      ],
    });
  });

  it('does not let a body reach into prototypes', async () => {
    const pipe = new RequestValidationPipe();
    const given: unknown = JSON.parse(
      `{"sessionId":"${ID}","lines":[{"skuId":"${ID}","quantity":1}],"__proto__":{"note":"x"}}`,
    );

    expect(quickReaderOf(Order)?.(given)).toBeUndefined();
    expect(await pipe.transform(given, body)).toEqual({
      sessionId: ID,
      lines: [{ skuId: ID, quantity: 1 }],
      purpose: 'own',
    });
  });
});
