import type { SignInTexts } from '@shopcast/page';
import type { Language } from '@shopcast/page/language';
import type { SessionState } from '../host/sessions/session.js';
import type { DiscountTexts } from './discount-text.js';
import { hostEn } from './host-en.js';
import { hostJa } from './host-ja.js';
import { hostZh } from './host-zh.js';
import type { RefusalTexts } from './refusal-text.js';

type Words<Name extends string> = Readonly<Record<Name, string>>;

/** Every text of the console. A language that lacks one does not compile. */
export interface HostTexts {
  readonly access: SignInTexts;
  readonly page: Words<
    | 'sessions'
    | 'skip'
    | 'nowhere'
    | 'missing'
    | 'missingHint'
    | 'forbidden'
    | 'forbiddenHint'
    | 'unreachable'
    | 'unreachableHint'
  >;
  readonly account: Words<'title' | 'hint' | 'name' | 'open' | 'ownerKey' | 'keyHint' | 'goOn'>;
  readonly sessions: Words<'none' | 'plan' | 'title' | 'medium' | 'currency' | 'start' | 'create'>;
  readonly sessionStates: Readonly<Record<SessionState, string>>;
  readonly media: Words<'video' | 'audio'>;
  readonly control: Words<'start' | 'pause' | 'resume' | 'end' | 'reallyEnd' | 'viewerLink' | 'openLive' | 'dashboard'>;
  readonly numbers: Words<'online' | 'likes' | 'comments' | 'visitors' | 'orders' | 'gmv' | 'cvr'> & {
    readonly spoken: (online: string, likes: string) => string;
  };
  readonly shelf: Words<
    | 'title'
    | 'empty'
    | 'pin'
    | 'pinned'
    | 'up'
    | 'remove'
    | 'livePrice'
    | 'setPrice'
    | 'endPrice'
    | 'add'
    | 'newProduct'
    | 'brand'
    | 'product'
    | 'price'
    | 'units'
    | 'oneVariant'
    | 'describe'
  >;
  readonly coupons: DiscountTexts &
    Words<
      'title' | 'print' | 'printNow' | 'none' | 'drop' | 'dropped' | 'name' | 'amount' | 'minimum' | 'stock' | 'minutes'
    > & { readonly left: (free: string, stock: string) => string };
  readonly talk: Words<'title' | 'remove' | 'mute' | 'muted'>;
  readonly ingest: Words<
    | 'cover'
    | 'coverHint'
    | 'setCover'
    | 'noCover'
    | 'title'
    | 'arriving'
    | 'silent'
    | 'goesLive'
    | 'server'
    | 'streamKey'
    | 'once'
    | 'issue'
    | 'renew'
  >;
  readonly form: Words<'copy' | 'copied'>;
  readonly refusals: RefusalTexts;
}

export const hostTexts: Readonly<Record<Language, HostTexts>> = { en: hostEn, ja: hostJa, zh: hostZh };
