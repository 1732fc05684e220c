import { Injectable } from '@nestjs/common';
import { CommentRefused, TextRefused } from '../domain/moderation/moderation.errors.js';
import type { WordFilter } from '../domain/moderation/word-filter.js';
import { WordFilters } from './word-filters.js';

/** What hosts write into their rooms is read against the account's word list, as comments are. */
@Injectable()
export class HostTexts {
  constructor(private readonly wordFilters: WordFilters) {}

  /** As it may be shown. Nobody reviews hosts: what would be held is refused. @throws TextRefused */
  async read(accountId: string, text: string): Promise<string> {
    const { shown, isHeld } = readBy(await this.wordFilters.of(accountId), text.trim());
    if (isHeld) throw new TextRefused();
    return shown;
  }
}

function readBy(filter: WordFilter, text: string): ReturnType<WordFilter['read']> {
  try {
    return filter.read(text);
  } catch (error) {
    throw error instanceof CommentRefused ? new TextRefused() : error;
  }
}
