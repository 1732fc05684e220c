import { Transform } from 'class-transformer';

/** proto3 sends what is not there as nothing of its kind (0, '', []); for such fields that means: not given. */
export const EmptyIsAbsent = (): PropertyDecorator => EmptyIs(undefined);

/** Like {@link EmptyIsAbsent}, for a field that has a value of its own when none is given. */
export const EmptyIs = (otherwise: unknown): PropertyDecorator =>
  changed((value) => (isEmpty(value) ? otherwise : value));

/** `google.protobuf.Timestamp` as ISO 8601; what is no moment stays what it is, for validation to refuse. */
export const TimestampIsInstant = (): PropertyDecorator =>
  changed((value) => (value == null ? undefined : instant(value)));

/** `DISCOUNT_KIND_AMOUNT` is `amount`; unspecified is not given. @param prefix `DISCOUNT_KIND_` */
export const EnumIsWord = (prefix: string, otherwise?: string): PropertyDecorator =>
  changed((value) => {
    const word =
      typeof value === 'string' && value.startsWith(prefix) ? value.slice(prefix.length).toLowerCase() : value;
    return word === 'unspecified' ? otherwise : word;
  });

const changed = (change: (value: unknown) => unknown): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => change(value), { toClassOnly: true });

const isEmpty = (value: unknown): boolean =>
  value === 0 || value === '' || value == null || (Array.isArray(value) && value.length === 0);

function instant(value: unknown): unknown {
  const { seconds, nanos } = value as { readonly seconds?: unknown; readonly nanos?: unknown };
  const moment = new Date(Number(seconds) * 1000 + Math.floor(Number(nanos) / 1_000_000));
  return Number.isNaN(moment.getTime()) ? value : moment.toISOString();
}
