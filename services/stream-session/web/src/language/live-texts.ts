import type { Language } from '@shopcast/page/language';
import type { Order } from '../checkout/order.js';
import type { DiscountTexts } from './discount-text.js';
import { liveEn } from './live-en.js';
import { liveJa } from './live-ja.js';
import { liveZh } from './live-zh.js';
import type { RefusalTexts } from './refusal-text.js';

/** Every text of the viewers' page. A language that lacks one does not compile. */
export interface LiveTexts {
  readonly room: {
    readonly watching: (count: string) => string;
    readonly live: string;
    readonly like: string;
    readonly follow: string;
    readonly following: string;
    readonly reconnecting: string;
    readonly connecting: string;
    readonly danmaku: string;
    readonly settings: string;
    readonly shared: string;
    readonly share: string;
  };
  readonly stage: {
    readonly audio: string;
    readonly soon: string;
    readonly startsAt: (time: string) => string;
    readonly paused: string;
    readonly pausedHint: string;
    readonly ended: string;
    readonly endedHint: string;
    readonly missing: string;
    readonly missingHint: string;
    readonly shut: string;
    readonly shutHint: string;
    readonly reload: string;
    readonly slow: string;
    readonly unmute: string;
  };
  readonly comments: {
    readonly title: string;
    readonly write: string;
    readonly send: string;
    readonly none: string;
    /** In place of an invitation, before a session and after it. */
    readonly notYet: string;
    readonly over: string;
    readonly sampled: (shown: string, all: string) => string;
    readonly newer: string;
  };
  readonly shelf: {
    readonly title: string;
    readonly open: (count: string) => string;
    readonly empty: string;
    readonly explained: string;
    readonly buy: string;
    readonly variants: (count: string) => string;
  };
  readonly coupon: DiscountTexts & { readonly claim: string; readonly yours: string };
  readonly checkout: {
    readonly order: string;
    readonly orders: string;
    readonly noOrders: string;
    readonly variant: string;
    readonly quantity: string;
    readonly more: string;
    readonly fewer: string;
    readonly left: (count: string) => string;
    readonly soldOut: string;
    readonly goods: string;
    readonly discount: string;
    readonly total: string;
    readonly deposit: string;
    readonly buy: string;
    readonly placing: string;
    readonly closed: string;
    readonly pay: string;
    readonly payTest: string;
    readonly paying: string;
    readonly heldFor: (time: string) => string;
    readonly again: string;
    readonly backToRoom: string;
  };
  readonly orderStates: Readonly<Record<Order['status'], string>>;
  readonly refusals: RefusalTexts;
}

export const liveTexts: Readonly<Record<Language, LiveTexts>> = { en: liveEn, ja: liveJa, zh: liveZh };
