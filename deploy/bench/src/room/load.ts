import type { DialectName } from './dialects.js';

/** What the load generator is asked for. */
export type Order =
  | {
      readonly t: 'connect';
      readonly port: number;
      readonly dialect: DialectName;
      readonly viewers: readonly ViewerPass[];
    }
  | { readonly t: 'stopReading'; readonly share: number }
  | { readonly t: 'speak'; readonly perSecond: number; readonly seconds: number }
  | { readonly t: 'disconnect' };

/** What one viewer shows at the door. */
export interface ViewerPass {
  readonly path: string;
  readonly protocols: string;
}

/** What listeners heard while speakers spoke. */
export interface Heard {
  readonly said: number;
  readonly deliveries: number;
  readonly delaysMs: readonly number[];
  readonly acceptedMs: readonly number[];
}

/** Every comment of a benchmark begins with this, and the wall time at which it was sent. */
export const MARK = 'sent:';
export const STAMP_DIGITS = 13;
