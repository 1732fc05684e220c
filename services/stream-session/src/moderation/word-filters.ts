import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { asService } from '@shopcast/database';
import { LiveState } from '@shopcast/live-state';
import { WordFilter } from '../domain/moderation/word-filter.js';
import { WordListRepository } from '../persistence/word-list.repository.js';
import { StreamSessionConfig } from '../stream-session.config.js';
import { KeptPerAccount } from './kept-per-account.js';

/** The word lists of the accounts whose rooms are in use here, ready to read comments with. */
@Injectable()
export class WordFilters implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly kept: KeptPerAccount<WordFilter>;

  constructor(lists: WordListRepository, liveState: LiveState, { ROOM_RULES_LOOK_MS }: StreamSessionConfig) {
    const read = async (accountId: string) => {
      const { version, words } = await lists.find(asService, accountId);
      return { version, value: new WordFilter(words) };
    };
    const source = { channel: 'word-lists', lookEveryMs: ROOM_RULES_LOOK_MS, read };
    this.kept = new KeptPerAccount({ ...source, versions: (accountIds) => lists.versions(accountIds) }, liveState);
  }

  onApplicationBootstrap(): void {
    this.kept.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.kept.stop();
  }

  of(accountId: string): Promise<WordFilter> {
    return this.kept.of(accountId);
  }

  /** A changed list has been stored. It holds here when this resolves, and everywhere a moment later. */
  changed(accountId: string): Promise<void> {
    return this.kept.changed(accountId);
  }
}
