/** Postgres sends bigint as text. All of ours are milliseconds, minor units or sequence numbers, far below 2^53. */
export const wholeNumber = {
  from: (stored: string | null): number | null => (stored === null ? null : Number(stored)),
  to: (value: number | null): number | null => value,
};
