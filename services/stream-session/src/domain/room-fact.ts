import type { Fact } from '@shopcast/contracts';

/** Somebody in a room: the key of everything a viewer does. */
export interface Visitor {
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
}

/**
 * A fact that the log alone makes durable. Its id follows from what the client sent, so that the same request sent twice,
 * or again after a crash, is the same event; its time is session time.
 */
export interface RoomFact {
  readonly fact: Fact;
  readonly id: string;
  readonly timeMs: number;
}
