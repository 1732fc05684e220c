import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { gauge } from '@shopcast/telemetry';
import type { Order } from '../domain/order.js';
import { OrderFeed } from '../persistence/order-feed.js';
import { Alarm } from './alarm.js';
import { OrderNews } from './order-news.js';

/** Read at once; with what the transport has taken and not yet sent, all that one watcher keeps in memory. */
const PAGE = 100;
/** News can be lost; and a watcher whose rights have ended must not wait for news to notice. */
const LOOK_AGAIN_MS = 5_000;

/** An order as it stands; or, without one, that there is nothing newer at the moment. */
export interface WatchedOrder {
  readonly order: Order | null;
  /** Where to go on. */
  readonly changeNo: string;
}

export interface WatchRequest {
  readonly accountId: string;
  /** The number of the last change that the watcher has; '0' for all. */
  readonly after: string;
  /** Ends the watch. */
  readonly ended: AbortSignal;
  /** Asked before each page. */
  readonly mayGoOn: () => boolean;
}

const watching = gauge('shopcast_order_watches', 'Streams of orders that are open in this process', []);

/** Streams of an account's orders: those that have changed since, then each as it changes. */
@Injectable()
export class OrderWatches implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly feed: OrderFeed,
    private readonly news: OrderNews,
  ) {}

  /** The server does not close while streams are open. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /**
   * Reads a page when the one before has been taken, so whoever reads slowly makes nobody keep anything for him: he
   * finds each order as it stands when he comes to it.
   */
  async *watch({ accountId, after, ended, mayGoOn }: WatchRequest): AsyncGenerator<WatchedOrder> {
    const alarm = new Alarm();
    const over = AbortSignal.any([ended, this.stopping.signal]);
    const ring = (): void => alarm.ring();
    over.addEventListener('abort', ring);
    const unsubscribe = this.news.listen(accountId, ring);
    watching.inc();
    try {
      await this.feed.open(accountId);
      let [changeNo, told] = [after, false];
      while (!over.aborted && mayGoOn()) {
        const page = await this.feed.after(accountId, changeNo, PAGE);
        for (const change of page) {
          yield change;
          ({ changeNo } = change);
        }
        if (page.length === PAGE) continue;
        if (!told) yield { order: null, changeNo };
        told = true;
        await alarm.sleep(LOOK_AGAIN_MS);
      }
    } finally {
      watching.dec();
      unsubscribe();
      over.removeEventListener('abort', ring);
    }
  }
}
