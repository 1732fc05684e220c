import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { loggerFor, withTrace } from '@shopcast/telemetry';
import type { ProductDay } from '../domain/product-days.js';
import { dayOfInstant } from '../figures/days-of-figures.js';
import { Figures } from '../figures/figures.js';
import { publicationOf } from '../figures/publication.js';
import type { SessionFigures } from '../figures/session-figures.js';
import { FoldAnnouncements } from '../persistence/fold-announcements.js';
import { MeasuresRepository } from '../persistence/measures.repository.js';
import { ProductRepository } from '../persistence/product.repository.js';

/** A session is published at most so often. */
const GATHER_MS = 1_000;
/** Announcements can be lost; this finds what they would have said. */
const LOOK_AGAIN_MS = 30_000;

const logger = loggerFor('analytics.measures');

/** Publishes a session's numbers on the metric topic whenever facts have changed them, and once more when they are final. */
@Injectable()
export class PublishMeasuresWhenFolded implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly due = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private lookingAgain: NodeJS.Timeout | undefined;
  private publishing: Promise<void> = Promise.resolve();
  private unsubscribe = (): void => undefined;
  private stopped = false;

  constructor(
    private readonly figures: Figures,
    private readonly measures: MeasuresRepository,
    private readonly announcements: FoldAnnouncements,
    private readonly products: ProductRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.announcements.subscribe((sessionId) => {
      if (sessionId === undefined) void this.lookAgain();
      else this.soon(sessionId);
    });
    this.lookingAgain = setInterval(() => void this.lookAgain(), LOOK_AGAIN_MS).unref();
    void this.lookAgain();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.unsubscribe();
    clearTimeout(this.timer);
    clearInterval(this.lookingAgain);
    await this.publishing;
  }

  private soon(sessionId: string): void {
    this.due.add(sessionId);
    if (this.stopped) return;
    this.timer ??= setTimeout(() => {
      this.publishing = this.publishDue();
    }, GATHER_MS).unref();
  }

  private async lookAgain(): Promise<void> {
    try {
      for (const sessionId of await this.measures.unpublished()) this.soon(sessionId);
    } catch (error) {
      logger.warn({ err: error }, 'cannot tell what is left to publish; trying again later');
    }
  }

  private async publishDue(): Promise<void> {
    const sessionIds = [...this.due];
    this.due.clear();
    const comeAgain: string[] = [];
    for (const sessionId of sessionIds) if (!(await this.publish(sessionId))) comeAgain.push(sessionId);
    this.timer = undefined;
    for (const sessionId of [...this.due, ...comeAgain]) this.soon(sessionId);
  }

  /** @returns false when the session has to be looked at again though no fact may come */
  private async publish(sessionId: string): Promise<boolean> {
    try {
      const figures = await this.figures.of(sessionId);
      const productDays = figures.final ? await this.productDaysOf(figures) : [];
      const publish = () =>
        this.measures.publish(figures.session, (before) => publicationOf(figures, before, productDays));
      const done = await withTrace(figures.traceparent, publish);
      return done && (figures.final || figures.session.state !== 'ended');
    } catch (error) {
      logger.warn({ err: error, sessionId }, 'measures could not be published; trying again');
      return false;
    }
  }

  /** Only of what is over: going through all that became of products takes longer than a live session can wait. */
  private productDaysOf(figures: SessionFigures): Promise<ProductDay[]> {
    return this.products.daysOf(figures.session.sessionId, dayOfInstant(figures));
  }
}
