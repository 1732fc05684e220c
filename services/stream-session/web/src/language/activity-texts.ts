import { useSpeech } from '@shopcast/page';
import type { Language } from '@shopcast/page/language';
import { activityEn } from './activity-en.js';
import { activityJa } from './activity-ja.js';
import { activityZh } from './activity-zh.js';
import type { RefusalTexts } from './refusal-text.js';

type Words<Name extends string> = Readonly<Record<Name, string>>;

/** What viewers read of lotteries, polls and announcements, and hosts of the desks for them. */
export interface ActivityTexts {
  readonly lottery: Words<'title' | 'takePart' | 'in' | 'won' | 'lost' | 'nobody' | 'check' | 'close'> & {
    readonly entrants: (count: string) => string;
    readonly winners: (count: string) => string;
    readonly write: (keyword: string) => string;
  };
  readonly poll: Words<'title' | 'over' | 'yours'> & { readonly votes: (count: string) => string };
  readonly announcement: Words<'title'>;
  readonly desk: {
    readonly lottery: Words<'title' | 'prize' | 'winners' | 'seconds' | 'keyword' | 'open' | 'draw' | 'won'>;
    readonly poll: Words<'title' | 'question' | 'option' | 'more' | 'open' | 'close'>;
    readonly announcement: Words<'title' | 'text' | 'show' | 'withdraw'>;
    readonly followers: Words<'title' | 'only' | 'hint'>;
  };
  readonly refusals: RefusalTexts;
}

const texts: Readonly<Record<Language, ActivityTexts>> = { en: activityEn, ja: activityJa, zh: activityZh };

export const useActivityTexts = (): ActivityTexts => texts[useSpeech().language];
