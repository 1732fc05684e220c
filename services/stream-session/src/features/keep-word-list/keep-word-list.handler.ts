import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { type ListedWord, setWords, type WordList } from '../../domain/moderation/word-list.js';
import { WordFilters } from '../../moderation/word-filters.js';
import { WordListRepository } from '../../persistence/word-list.repository.js';

@Injectable()
export class KeepWordListHandler {
  constructor(
    private readonly lists: WordListRepository,
    private readonly filters: WordFilters,
  ) {}

  read(staff: Staff): Promise<WordList> {
    return this.lists.find(scopeOf(staff), staff.accountId);
  }

  /** @throws WordUnreadable WordTwice AccountNotFound */
  async replace({ accountId, keyId }: Staff, words: readonly ListedWord[]): Promise<WordList> {
    const list = await this.lists.change(accountId, keyId, (before) => setWords(before, words, Date.now()));
    await this.filters.changed(accountId);
    return list;
  }
}
