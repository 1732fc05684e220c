import type { Missed, RoomPosition } from '@shopcast/contracts/room';

/** `next` joins on what came before, `known` is to be left out, `gap` means that something was lost on the way. */
export type Step = 'next' | 'known' | 'gap';

/** How far a client has got in a room's sequence. Whatever the room sends, nothing is seen twice and no gap is overlooked. */
export class Sequence {
  private at: RoomPosition | undefined;

  /** Undefined before the first welcome. */
  get position(): RoomPosition | undefined {
    return this.at;
  }

  /** A welcome or a snapshot. @returns `gap` when less has come than the room says */
  begin({ epoch, seq, missed }: RoomPosition & { readonly missed: Missed | null }): Step {
    const before = this.at;
    this.at = { epoch, seq };
    if (before === undefined || missed !== null) return 'next';
    return before.epoch === epoch && before.seq === seq ? 'next' : 'gap';
  }

  /** A feed frame with these numbers. After a gap the client goes on from where it was, by coming back. */
  take(from: number, to: number): Step {
    if (!this.at || from > this.at.seq + 1) return 'gap';
    if (to <= this.at.seq) return 'known';
    if (from <= this.at.seq) return 'gap';
    this.at = { ...this.at, seq: to };
    return 'next';
  }
}
