import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { asService } from '@shopcast/database';
import { LiveState } from '@shopcast/live-state';
import { loggerFor } from '@shopcast/telemetry';
import { WordFilter } from '../domain/moderation/word-filter.js';
import type { WordList } from '../domain/moderation/word-list.js';
import { WordListRepository } from '../persistence/word-list.repository.js';
import { Repeating } from '../room/repeating.js';

const CHANNEL = 'word-lists';
/** Heals what was not heard of other processes' changes. */
const LOOK_EVERY_MS = 5_000;
/** Accounts whose filter is kept; beyond that the one that was read first goes. */
const KEPT = 1_000;

const logger = loggerFor('stream-session.word-filters');

interface Kept {
  readonly version: number;
  readonly filter: WordFilter;
}

/** The word lists of the accounts whose rooms are in use here, ready to read comments with. */
@Injectable()
export class WordFilters implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly kept = new Map<string, Kept>();
  private readonly loading = new Map<string, Promise<Kept>>();
  private readonly looking = new Repeating('looking for changed word lists', LOOK_EVERY_MS, () => this.look());
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly lists: WordListRepository,
    private readonly liveState: LiveState,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.liveState.subscribe(CHANNEL, (accountId) => void this.heard(accountId));
    this.looking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.stopListening?.();
    return this.looking.stop();
  }

  async of(accountId: string): Promise<WordFilter> {
    const known = this.kept.get(accountId);
    if (known) return known.filter;
    const loading = this.loading.get(accountId) ?? this.loadFirst(accountId);
    return (await loading).filter;
  }

  /** It holds here at once, and everywhere a moment later. */
  changed(list: WordList): void {
    this.keep(list);
    this.liveState.publish(CHANNEL, list.accountId);
  }

  /** Comments are read with what is known until the new list is there. */
  private async heard(accountId: string): Promise<void> {
    if (!this.kept.has(accountId) && !this.loading.has(accountId)) return;
    try {
      this.keep(await this.lists.find(asService, accountId));
    } catch (error) {
      logger.warn({ err: error, accountId }, 'a changed word list could not be read; it will be tried again');
    }
  }

  private async look(): Promise<void> {
    const versions = await this.lists.versions([...this.kept.keys()]);
    const changed = [...versions].filter(([accountId, version]) => version > (this.kept.get(accountId)?.version ?? 0));
    for (const [accountId] of changed) this.keep(await this.lists.find(asService, accountId));
  }

  private loadFirst(accountId: string): Promise<Kept> {
    const loading = this.lists
      .find(asService, accountId)
      .then((list) => this.keep(list))
      .finally(() => this.loading.delete(accountId));
    this.loading.set(accountId, loading);
    return loading;
  }

  /** Of two that were read at the same time the newer one stays, whichever arrives last. */
  private keep({ accountId, version, words }: WordList): Kept {
    const known = this.kept.get(accountId);
    if (known && known.version >= version) return known;
    const kept = { version, filter: new WordFilter(words) };
    this.kept.set(accountId, kept);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value as string);
    return kept;
  }
}
