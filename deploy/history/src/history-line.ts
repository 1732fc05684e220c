import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const closed = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 128 });
const count = Type.Integer({ minimum: 1 });
const minor = Type.Integer({ minimum: 0 });
/** The client's own wall clock, epoch milliseconds. */
const atMs = Type.Integer({ minimum: 0 });
/** One sending of a request. The same request sent again is another sending, with the same key. */
const id = name;

/** The first line of a file: whose history it is. */
const run = Type.Object(
  { t: Type.Literal('run'), case: name, seed: Type.Integer({ minimum: 0 }), url: Type.String({ minLength: 1 }), atMs },
  closed,
);

const sending = { t: Type.Literal('sent'), id, atMs, accountId: name };
const line = Type.Object({ listingId: name, skuId: name, quantity: count }, closed);

const place = Type.Object(
  {
    ...{ ...sending, op: Type.Literal('place'), sessionId: name, viewerId: name },
    key: name,
    lines: Type.Array(line, { minItems: 1 }),
    couponIds: Type.Optional(Type.Array(name, { minItems: 1 })),
  },
  closed,
);
const pay = Type.Object(
  {
    ...{ ...sending, op: Type.Literal('pay'), viewerId: name, orderId: name, paymentId: name },
    outcome: Type.Union([Type.Literal('succeeded'), Type.Literal('failed')]),
  },
  closed,
);
const cancel = Type.Object({ ...sending, op: Type.Literal('cancel'), viewerId: name, orderId: name }, closed);
const refund = Type.Object(
  { ...sending, op: Type.Literal('refund'), orderId: name, key: name, amountMinor: Type.Optional(count) },
  closed,
);

/** An answer that says what happened: done (2xx), or refused (4xx, with its `code`). */
const answered = Type.Object(
  {
    ...{ t: Type.Literal('answered'), id, atMs, status: Type.Integer({ minimum: 200, maximum: 499 }) },
    orderId: Type.Optional(name),
    totalMinor: Type.Optional(minor),
    code: Type.Optional(name),
  },
  closed,
);

/** No answer, or one that does not say what happened (5xx): the request may have taken effect or not. */
const unknown = Type.Object({ t: Type.Literal('unknown'), id, atMs, error: Type.String() }, closed);

export type RunLine = Static<typeof run>;
export type PlaceSent = Static<typeof place>;
export type PaySent = Static<typeof pay>;
export type CancelSent = Static<typeof cancel>;
export type RefundSent = Static<typeof refund>;
export type SentLine = PlaceSent | PaySent | CancelSent | RefundSent;
export type AnsweredLine = Static<typeof answered>;
export type UnknownLine = Static<typeof unknown>;
export type HistoryLine = RunLine | SentLine | AnsweredLine | UnknownLine;

const compiled = {
  run: Compile(run),
  answered: Compile(answered),
  unknown: Compile(unknown),
  place: Compile(place),
  pay: Compile(pay),
  cancel: Compile(cancel),
  refund: Compile(refund),
};

/** The line if it is one, else what is wrong with it, in words. */
export function checkedLine(value: unknown): HistoryLine | string {
  const { t, op } = (value ?? {}) as { readonly t?: unknown; readonly op?: unknown };
  const kind = t === 'sent' ? op : t;
  if (typeof kind !== 'string' || !Object.hasOwn(compiled, kind)) return `nothing is called ${String(kind)}`;
  const schema = compiled[kind as keyof typeof compiled];
  if (schema.Check(value)) return value as HistoryLine;
  return schema
    .Errors(value)
    .map(({ instancePath, message }) => `${instancePath} ${message}`.trim())
    .join('; ');
}
