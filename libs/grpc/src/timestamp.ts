/** `google.protobuf.Timestamp` as the loader gives and takes it (int64 as number). */
export interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

export const toTimestamp = (epochMs: number): Timestamp => ({
  seconds: Math.floor(epochMs / 1000),
  nanos: (((epochMs % 1000) + 1000) % 1000) * 1_000_000,
});

/** null and undefined stay unset. */
export const toOptionalTimestamp = (epochMs: number | null | undefined): Timestamp | undefined =>
  epochMs === null || epochMs === undefined ? undefined : toTimestamp(epochMs);
