import { setTimeout as sleep } from 'node:timers/promises';
import {
  commentPosted,
  type Fact,
  productClicked,
  sessionShared,
  sessionStarted,
  shopVisited,
  viewerEntered,
  viewerLiked,
} from '@shopcast/contracts';
import { type EventLog, type RecordToAppend, toRecord } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';

const BEAT_MS = 20;
const APPENDED_AT_ONCE = 500;
/** So many facts may wait for the fold while the most that it can take is looked for. */
const WAITING = 20_000;
const APPENDS_AT_ONCE = 4;

interface Room {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Sessions that are live now, with viewers who do all that viewers do but share. */
export class LiveRooms {
  private readonly shares: number[];
  private said = 0;

  private constructor(
    private readonly log: EventLog,
    private readonly rooms: readonly Room[],
  ) {
    this.shares = rooms.map(() => 0);
  }

  static async open(log: EventLog, many: number): Promise<LiveRooms> {
    const rooms = Array.from({ length: many }, () => ({ accountId: newId(), sessionId: newId() }));
    const startedAt = new Date().toISOString();
    const plan = { title: 'Bench', medium: 'video', timeScale: 1, currency: 'CNY', startedAt } as const;
    await log.append(rooms.map((room) => recordOf(sessionStarted.of({ ...room, ...plan }))));
    return new LiveRooms(log, rooms);
  }

  get sessionIds(): string[] {
    return this.rooms.map(({ sessionId }) => sessionId);
  }

  /** Somebody shares. Resolves when the log has it. @returns how many have shared in this session since it began */
  async share(room: number): Promise<number> {
    const shares = (this.shares[room] ?? 0) + 1;
    this.shares[room] = shares;
    const viewer = { ...(this.rooms[room] as Room), viewerId: `sharer-${shares}` };
    await this.log.append([recordOf(sessionShared.of({ ...viewer, channel: 'friends' }))]);
    return shares;
  }

  /** Appends as much as the fold can follow. @returns events a second, appended and folded */
  async pressOn(seconds: number, folded: () => Promise<number>): Promise<number> {
    const [begunMs, foldedBefore] = [performance.now(), await folded()];
    const endsMs = begunMs + seconds * 1_000;
    let appended = 0;
    let foldedNow = foldedBefore;
    const append = async (): Promise<void> => {
      while (performance.now() < endsMs) {
        if (appended - (foldedNow - foldedBefore) > WAITING) await sleep(BEAT_MS);
        else {
          appended += APPENDED_AT_ONCE;
          await this.log.append(this.facts(APPENDED_AT_ONCE));
        }
      }
    };
    const look = async (): Promise<void> => {
      for (; performance.now() < endsMs; foldedNow = await folded()) await sleep(100);
    };
    await Promise.all([look(), ...Array.from({ length: APPENDS_AT_ONCE }, append)]);
    while ((foldedNow = await folded()) - foldedBefore < appended) await sleep(BEAT_MS);
    return Math.round(appended / ((performance.now() - begunMs) / 1_000));
  }

  /** At an even pace, made up for when a beat comes late. @returns events a second that the log has taken */
  async talk(perSecond: number, seconds: number): Promise<number> {
    const begunMs = performance.now();
    const appends: Promise<void>[] = [];
    let appended = 0;
    for (let passedMs = 0; passedMs < seconds * 1_000; passedMs = performance.now() - begunMs) {
      const due = Math.floor((passedMs / 1_000) * perSecond) - appended;
      if (due > 0) appends.push(this.log.append(this.facts(due)));
      appended += Math.max(0, due);
      await sleep(BEAT_MS);
    }
    await Promise.all(appends);
    return Math.round(appended / ((performance.now() - begunMs) / 1_000));
  }

  private facts = (many: number): RecordToAppend[] => Array.from({ length: many }, () => recordOf(this.next()));

  /** Viewer after viewer, in one session after the other. */
  private next(): Fact {
    const n = this.said++;
    const [viewer, act] = [Math.floor(n / acts.length), n % acts.length];
    const room = this.rooms[viewer % this.rooms.length] as Room;
    return (acts[act] as (typeof acts)[number])({ ...room, viewerId: `viewer-${viewer}` });
  }
}

type Viewer = Room & { readonly viewerId: string };

const listingId = newId();
const acts: readonly ((viewer: Viewer) => Fact)[] = [
  (viewer) => viewerEntered.of({ ...viewer, stayId: newId(), follower: false, source: { channel: 'push' } }),
  (viewer) => commentPosted.of({ ...viewer, commentId: newId(), text: 'グレーはありますか？' }),
  (viewer) => viewerLiked.of({ ...viewer, count: 3 }),
  (viewer) => shopVisited.of(viewer),
  (viewer) => productClicked.of({ ...viewer, listingId, surface: 'shelf' }),
];

const recordOf = (fact: Fact): RecordToAppend => toRecord(fact, { id: newId(), timeMs: Date.now(), source: 'bench' });
