import { isDeepStrictEqual } from 'node:util';

export interface NumberOfSession {
  readonly n: number;
  readonly d: number | null;
  readonly value: number | null;
}

/** A product, as a whole or in one window, with n and d of each of its metrics. */
export interface NumbersOfProduct {
  readonly listingId: string;
  /** null: as a whole. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly metrics: Readonly<Record<string, Pick<NumberOfSession, 'n' | 'd'>>>;
}

/** Everything that can be said of a session in numbers; the fold and the oracle each say it by themselves. */
export interface SessionNumbers {
  readonly session: Readonly<Record<string, NumberOfSession>>;
  /** By the minute's number. */
  readonly minutes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By channel and detail. */
  readonly sources: readonly object[];
  readonly products: readonly NumbersOfProduct[];
  readonly retention: readonly object[];
  /** How many facts were counted, each of them once. */
  readonly facts: number;
}

export type Aspect = keyof SessionNumbers;
export const aspects: readonly Aspect[] = ['session', 'minutes', 'sources', 'products', 'retention', 'facts'];

/** What is shown and what is right, where they are not the same; nothing of what is equal to the last bit. */
export interface Difference {
  readonly aspect: Aspect;
  readonly shown: unknown;
  readonly expected: unknown;
}

export function differenceIn(aspect: Aspect, shown: SessionNumbers, expected: SessionNumbers): Difference | undefined {
  const right = aspect === 'minutes' ? minutesToShow(shown.minutes, expected.minutes) : expected[aspect];
  return isDeepStrictEqual(shown[aspect], right) ? undefined : { aspect, ...withoutEqualParts(shown[aspect], right) };
}

const presence: readonly string[] = ['online_now', 'pcu'];

/** A chart need not show a minute in which nothing was done; those that it shows, and all others, must be right. */
function minutesToShow(shown: SessionNumbers['minutes'], expected: SessionNumbers['minutes']): object {
  const isEventful = (counts: Readonly<Record<string, number>>): boolean =>
    doneInMinute.some((name) => counts[name] !== undefined && counts[name] !== 0);
  return Object.fromEntries(
    Object.entries(expected).filter(([minute, counts]) => minute in shown || isEventful(counts)),
  );
}

/** What is counted in the minute in which it was done; rates are of all minutes so far. */
export const plainNames = [
  ...['view_pv', 'viewer_uv', 'online_now', 'pcu', 'comments', 'likes', 'new_followers', 'shares'],
  ...['product_exposure_uv', 'product_exposure_uv_pinned', 'product_exposure_uv_shelf'],
  ...['product_click_uv', 'product_click_uv_pinned', 'product_click_uv_shelf'],
  ...['shop_visitors', 'orders_placed', 'orders', 'buyers', 'gmv', 'net_gmv'],
] as const;
const doneInMinute = plainNames.filter((name) => !presence.includes(name));

function withoutEqualParts(shown: unknown, expected: unknown): Pick<Difference, 'shown' | 'expected'> {
  if (!isRecord(shown) || !isRecord(expected)) return { shown, expected };
  const differing = [...new Set([...Object.keys(shown), ...Object.keys(expected)])]
    .filter((key) => !isDeepStrictEqual(shown[key], expected[key]))
    .map((key) => [key, withoutEqualParts(shown[key], expected[key])] as const);
  return {
    shown: Object.fromEntries(differing.map(([key, part]) => [key, part.shown])),
    expected: Object.fromEntries(differing.map(([key, part]) => [key, part.expected])),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
