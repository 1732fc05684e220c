import type { Browsing } from '../shop/use-browsing.js';
import type { Visit } from './use-visit.js';

/** What every part of a room that somebody has entered is drawn from. */
export interface FloorProps {
  readonly visit: Visit;
  readonly browsing: Browsing;
  /** One can speak, like and buy: the session is on. */
  readonly isOpen: boolean;
}
