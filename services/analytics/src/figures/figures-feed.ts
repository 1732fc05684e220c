import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Observable } from 'rxjs';
import { FoldAnnouncements } from '../persistence/fold-announcements.js';
import { Figures } from './figures.js';
import { type FiguresUpdate, SessionFeed } from './session-feed.js';

/** The numbers of sessions as they change. Each session is computed once per update, however many watch it. */
@Injectable()
export class FiguresFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly feeds = new Map<string, SessionFeed>();
  private unsubscribe = (): void => undefined;

  constructor(
    private readonly figures: Figures,
    private readonly announcements: FoldAnnouncements,
  ) {}

  /** The figures now, with all minutes, and then whenever they change, at most four times a second. */
  watch(sessionId: string): Observable<FiguresUpdate> {
    return new Observable((watcher) => {
      const feed = this.feeds.get(sessionId) ?? new SessionFeed(() => this.figures.of(sessionId));
      this.feeds.set(sessionId, feed);
      feed.join(watcher);
      return () => {
        feed.leave(watcher);
        if (!feed.isWatched) this.feeds.delete(sessionId);
      };
    });
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.announcements.subscribe((changed) => {
      for (const [sessionId, feed] of this.feeds) if (changed === undefined || changed === sessionId) feed.refresh();
    });
  }

  /** Ends all watches: the server does not close while streams are open. */
  onModuleDestroy(): void {
    this.unsubscribe();
    for (const feed of [...this.feeds.values()]) feed.end();
  }
}
