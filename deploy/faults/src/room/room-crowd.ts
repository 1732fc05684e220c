import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@shopcast/installation';
import type { RoomStage } from './room-stage.js';
import { RoomViewer } from './room-viewer.js';

const ENTERING_AT_ONCE = 50;
/** One viewer of so many has the age of its comments taken. */
const SAMPLE = 20;
/** Each says no more than a room allows a viewer. */
const SPEAKERS = 50;
const BACK_WITHIN_MS = 60_000;
const TENTH_MS = 100;

/** How those came back who had lost their connection. */
export interface Return {
  readonly seconds: number;
  /** Of all attempts, those in the busiest tenth of a second. */
  readonly busiestTenth: number;
}

/** Everybody in a room. A few of them talk all the time. */
export class RoomCrowd {
  /** Numbers of comments that the room has said it took. */
  readonly accepted = new Set<number>();
  readonly silent: RoomViewer[];
  readonly readers: RoomViewer[];
  private readonly saying = new Set<Promise<void>>();
  private talking: NodeJS.Timeout | undefined;
  private said = 0;

  constructor(stage: RoomStage, { viewers, neverReading }: { viewers: number; neverReading: number }) {
    const all = Array.from({ length: viewers }, (_, n) => new RoomViewer(stage, `viewer-${n}`, n));
    const silent = Math.round((viewers * neverReading) / 100);
    this.silent = all.slice(0, silent);
    this.readers = all.slice(silent);
  }

  async enter(): Promise<void> {
    const all = [...this.readers, ...this.silent];
    for (let from = 0; from < all.length; from += ENTERING_AT_ONCE) {
      await Promise.all(all.slice(from, from + ENTERING_AT_ONCE).map((viewer) => viewer.enter()));
    }
  }

  talk(perSecond: number): void {
    const speakers = this.readers.slice(0, SPEAKERS);
    this.talking = setInterval(() => {
      const n = this.said++;
      const saying: Promise<void> = (speakers[n % speakers.length] as RoomViewer)
        .say(n)
        .then(() => void this.accepted.add(n))
        // What the room refuses it has not accepted.
        .catch(() => undefined)
        .finally(() => this.saying.delete(saying));
      this.saying.add(saying);
    }, 1_000 / perSecond);
  }

  /** Nobody says anything more; resolves when all that was said is answered. */
  async fallSilent(): Promise<void> {
    clearInterval(this.talking);
    await Promise.all(this.saying);
  }

  /** @returns how old comments were when they were heard, ms */
  async listen(seconds: number): Promise<number[]> {
    const delaysMs: number[] = [];
    const sample = this.readers.filter((_reader, n) => n % SAMPLE === 0);
    for (const viewer of sample) viewer.onDelay = (ms) => delaysMs.push(ms);
    await sleep(seconds * 1_000);
    for (const viewer of sample) viewer.onDelay = undefined;
    return delaysMs;
  }

  /** @param lose what takes the connection from some of the readers, or from all */
  async loseAndReturn(lose: () => void): Promise<Return> {
    const attempts = new Map<number, number>();
    const begunMs = performance.now();
    for (const viewer of this.readers) {
      viewer.onConnecting = () => {
        const tenth = Math.floor((performance.now() - begunMs) / TENTH_MS);
        attempts.set(tenth, (attempts.get(tenth) ?? 0) + 1);
      };
    }
    lose();
    const away = (): number => this.readers.filter(({ isIn }) => !isIn).length;
    await eventually(
      'viewers who notice',
      () => Promise.resolve(away()),
      (many) => many > 0,
      BACK_WITHIN_MS,
    );
    await eventually(
      'viewers who are not back',
      () => Promise.resolve(away()),
      (many) => many === 0,
      BACK_WITHIN_MS,
    );
    for (const viewer of this.readers) viewer.onConnecting = undefined;
    const all = [...attempts.values()].reduce((sum, many) => sum + many, 0);
    return {
      seconds: (performance.now() - begunMs) / 1_000,
      busiestTenth: all === 0 ? 0 : Math.max(...attempts.values()) / all,
    };
  }
}
