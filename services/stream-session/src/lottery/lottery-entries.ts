import { Injectable } from '@nestjs/common';
import { says } from '../domain/lottery/keyword.js';
import { LotteryOver } from '../domain/lottery/lottery.errors.js';
import { type EntryAsked, LotteryEntryRepository } from '../persistence/lottery-entry.repository.js';
import { Batcher } from '../room/batcher.js';
import type { Place } from '../room/frame-handler.js';
import type { Room } from '../room/room.js';

/** Those who tap in the same moment share a transaction, and the room is told once how many they are by now. */
const GATHER_MS = 150;

/** How viewers come to take part in a lottery. */
@Injectable()
export class LotteryEntries {
  private readonly batchers = new WeakMap<Room, Batcher<EntryAsked, boolean>>();

  constructor(private readonly entries: LotteryEntryRepository) {}

  /** Who takes part already may ask again. @param atMs session time @throws LotteryOver */
  async enter({ room, visitor }: Place, lotteryId: string, atMs: number): Promise<void> {
    const takesPart = await this.batcherOf(room).ask({ visitor, lotteryId, atMs, saidKeyword: false });
    if (!takesPart) throw new LotteryOver(lotteryId);
  }

  /** A comment is in the log: if it says the keyword of the lottery that is open, its author takes part. */
  async heard(place: Place, text: string, atMs: number): Promise<void> {
    const { lottery } = place.room.show;
    if (lottery?.state !== 'open' || lottery.keyword === null || !says(text, lottery.keyword)) return;
    const { lotteryId } = lottery;
    await this.batcherOf(place.room).ask({ visitor: place.visitor, lotteryId, atMs, saidKeyword: true });
  }

  private batcherOf(room: Room): Batcher<EntryAsked, boolean> {
    const known = this.batchers.get(room);
    if (known) return known;
    const batcher = new Batcher<EntryAsked, boolean>((asked) => this.enterAll(room, asked), GATHER_MS);
    this.batchers.set(room, batcher);
    return batcher;
  }

  private async enterAll(room: Room, asked: readonly EntryAsked[]): Promise<boolean[]> {
    const takePart = new Map<EntryAsked, boolean>();
    for (const [lotteryId, together] of Map.groupBy(asked, (entry) => entry.lotteryId)) {
      const { takesPart, entrants } = await this.entries.enter({ ...room.session, lotteryId }, together);
      for (const [index, entry] of together.entries()) takePart.set(entry, takesPart[index] ?? false);
      if (entrants !== null) tell(room, lotteryId, entrants);
    }
    return asked.map((entry) => takePart.get(entry) ?? false);
  }
}

/** Should it get lost, the next number is right again. */
function tell(room: Room, lotteryId: string, entrants: number): void {
  const at = new Date(room.now()).toISOString();
  room.tell({ t: 'entrants', lotteryId, entrants, at }).catch(() => undefined);
}
