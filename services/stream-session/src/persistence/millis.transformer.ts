import type { ValueTransformer } from 'typeorm';

/** Epoch milliseconds in a bigint column: the driver reads those as text, and they are far below 2^53. */
export const millis: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};
