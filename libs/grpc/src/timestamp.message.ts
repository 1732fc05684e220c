import { IsInt, Max, Min } from 'class-validator';
import type { Timestamp } from './timestamp.js';

/** The years 1 to 9999, which is what `google.protobuf.Timestamp` takes. */
const [FIRST_SECOND, LAST_SECOND] = [-62_135_596_800, 253_402_300_799];

/** A `google.protobuf.Timestamp` in a request, checked. */
export class TimestampMessage implements Timestamp {
  @IsInt() @Min(FIRST_SECOND) @Max(LAST_SECOND) readonly seconds!: number;
  @IsInt() @Min(0) @Max(999_999_999) readonly nanos!: number;
}

export const toDate = ({ seconds, nanos }: Timestamp): Date => new Date(seconds * 1_000 + Math.floor(nanos / 1e6));
