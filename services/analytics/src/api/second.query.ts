import { Seconds } from './seconds.decorator.js';

/** A year: no session lasts that long, and no instant after it is beyond what a calendar can tell. */
export const LAST_SECOND = 31_536_000;

export class SecondQuery {
  @Seconds({
    minimum: 0,
    maximum: LAST_SECOND,
    example: 754,
    description: 'Seconds since the session started; all that had happened by the end of it counts',
  })
  readonly second!: number;
}
