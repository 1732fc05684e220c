import { loggerFor } from '@shopcast/telemetry';
import type { Subscriber } from 'rxjs';
import type { MinuteFigures, SessionFigures } from './session-figures.js';

/** What a watcher gets: all figures, and which minutes are new or changed since its last update. */
export interface FiguresUpdate {
  readonly figures: SessionFigures;
  readonly minutes: readonly MinuteFigures[];
}

type Watcher = Subscriber<FiguresUpdate>;

/** At most four updates a second. */
const BETWEEN_UPDATES_MS = 250;
/** Without new facts, watch time and watermark move on all the same. */
const WITHOUT_FACTS_MS = 1_000;

const logger = loggerFor('analytics.feed');

/** One session's figures for all who watch it in this process. */
export class SessionFeed {
  private readonly watchers = new Set<Watcher>();
  private readonly newcomers = new Set<Watcher>();
  private shown: { readonly figures: SessionFigures; readonly minutes: ReadonlyMap<number, string> } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private shownAtMs = 0;
  private computing = false;
  private stale = false;

  constructor(private readonly compute: () => Promise<SessionFigures>) {}

  get isWatched(): boolean {
    return this.watchers.size + this.newcomers.size > 0;
  }

  join(watcher: Watcher): void {
    this.newcomers.add(watcher);
    this.refresh();
  }

  leave(watcher: Watcher): void {
    this.watchers.delete(watcher);
    this.newcomers.delete(watcher);
    this.plan();
  }

  /** Something changed: shows it as soon as the last update is long enough ago. */
  refresh(): void {
    this.stale = true;
    this.plan();
  }

  end(): void {
    for (const watcher of [...this.watchers, ...this.newcomers]) watcher.complete();
  }

  private plan(): void {
    clearTimeout(this.timer);
    const settled = !this.stale && this.shown?.figures.final === true;
    if (this.computing || !this.isWatched || settled) return;
    const dueAtMs = this.shownAtMs + (this.stale ? BETWEEN_UPDATES_MS : WITHOUT_FACTS_MS);
    this.timer = setTimeout(() => void this.update(), Math.max(0, dueAtMs - Date.now()));
  }

  private async update(): Promise<void> {
    this.computing = true;
    this.stale = false;
    const arrived = [...this.newcomers];
    try {
      this.show(await this.compute(), arrived);
    } catch (error) {
      // The watchers keep what they have, and the next update tries again.
      logger.warn({ err: error }, 'figures could not be computed');
      this.stale = true;
    }
    this.computing = false;
    this.shownAtMs = Date.now();
    this.plan();
  }

  private show(figures: SessionFigures, arrived: readonly Watcher[]): void {
    const before = this.shown;
    const minutes = new Map(figures.minutes.map(({ minute, metrics }) => [minute, JSON.stringify(metrics)]));
    this.shown = { figures, minutes };

    if (!before || !isSame(before.figures, figures)) {
      const changed = figures.minutes.filter(({ minute }) => before?.minutes.get(minute) !== minutes.get(minute));
      for (const watcher of this.watchers) watcher.next({ figures, minutes: changed });
    }
    for (const watcher of arrived) {
      if (!this.newcomers.delete(watcher)) continue;
      this.watchers.add(watcher);
      watcher.next({ figures, minutes: figures.minutes });
    }
  }
}

/** Figures made of the same facts differ only by how far they reach. */
const isSame = (a: SessionFigures, b: SessionFigures): boolean =>
  a.foldVersion === b.foldVersion && a.watermarkMs === b.watermarkMs && a.final === b.final;
