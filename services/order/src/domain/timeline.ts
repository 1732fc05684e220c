/** Who can make something happen to an order. */
export const actorKinds = ['viewer', 'staff', 'provider', 'timer'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Who it was: a viewer's id, the id of a staff key, a payment provider's name, or a timer's. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
}

export const happenings = [
  'placed',
  'deposit_paid',
  'balance_failed',
  'forfeited',
  'paid',
  'payment_returned',
  'expired',
  'cancelled',
  'refunded',
  'shipped',
  'received',
  'return_requested',
  'return_refused',
  'returned',
] as const;

/** One line of an order's timeline, before it is known who did it and when. */
export interface Happening {
  readonly what: (typeof happenings)[number];
  /** The reason, in the word of its contract or in the words of whoever gave it. */
  readonly why?: string;
  /** Which amount, shipment, return: for people to read and programs to link. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** A line of the timeline as it is remembered. */
export interface RecordedHappening extends Happening {
  /** 1 is the placing; each change of the order is the next one. */
  readonly version: number;
  readonly actor: Actor;
  /** Wall time. */
  readonly atMs: number;
  readonly sessionAtMs: number;
}
