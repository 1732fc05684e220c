/**
 * A session to act out, as data. Times are milliseconds of session time from the start; counts are totals that the
 * script meets exactly, whatever the seed.
 */
export interface CaseDefinition {
  readonly kind: 'show';
  readonly id: string;
  /** One line for `crowd --list`. */
  readonly about: string;
  readonly account: string;
  readonly title: string;
  readonly medium: 'video' | 'audio';
  /** ISO 4217; prices are in its minor unit. */
  readonly currency: string;
  readonly durationMs: number;
  /** Session seconds per second, unless it is asked for: slow enough for what the script needs to be met in time. */
  readonly usualSpeed?: number;
  /** What the session's hosts published afterwards; the run is equal only if it shows the same. */
  readonly published: readonly PublishedFigure[];
  readonly audience: AudienceDefinition;
  readonly interaction: InteractionDefinition;
  readonly shop: readonly BrandDefinition[];
  readonly program: readonly ProgramItem[];
  readonly shopping: ShoppingDefinition;
  /** Share of requests that a nervous thumb or a bad network sends twice. */
  readonly repeatedShare: number;
}

/** A count to the digit, a percentage as it was printed, or a printed "at least". */
export type PublishedFigure =
  | { readonly metric: string; readonly count: number }
  | { readonly metric: string; readonly percent: number; readonly decimals: number }
  | { readonly metric: string; readonly atLeastPercent: number };

export interface AudienceDefinition {
  /** Enters, re-entries included. */
  readonly views: number;
  /** Different people. */
  readonly viewers: number;
  readonly arrivals: readonly Wave[];
  readonly stay: { readonly medianMs: number; readonly sigma: number };
  /** Share of the people without interest in the shop who watch without an account. */
  readonly guestShare: number;
  /** Share of stays that lose their connection and come back within the grace. */
  readonly dropShare: number;
  /** Share of people who are lost in the end instead of leaving. */
  readonly vanishShare: number;
  readonly sources: readonly SourceDefinition[];
  /** Where the peak and those who stay to the end are to be met to the digit; `arrivals` then say nothing. */
  readonly seating?: SeatingDefinition;
}

/** The highest number of viewers at a time is `staying` + `seats`. */
export interface SeatingDefinition {
  /** People who wait for the session to begin and are still there when it ends. */
  readonly staying: number;
  /** So many of the others are there at a time at most; at the peak, that is how many there are. */
  readonly seats: number;
  readonly peakAtMs: number;
}

/** Part of the arrivals: all along, after a push message went out, or swelling around a moment. */
export type Wave =
  | { readonly shape: 'steady'; readonly share: number }
  | { readonly shape: 'push'; readonly share: number; readonly atMs: number; readonly spreadMs: number }
  | { readonly shape: 'swell'; readonly share: number; readonly atMs: number; readonly spreadMs: number };

export interface SourceDefinition {
  readonly share: number;
  readonly channel: 'followers' | 'article' | 'push' | 'share' | 'external';
  readonly detail?: string;
}

export interface InteractionDefinition {
  readonly comments: number;
  readonly commenters: number;
  /** Taps; they travel several to a message. */
  readonly likes: number;
  readonly likers: number;
  readonly follows: number;
  readonly shares: number;
  readonly phrases: readonly string[];
}

export interface BrandDefinition {
  readonly name: string;
  readonly products: readonly ProductDefinition[];
}

export interface ProductDefinition {
  readonly title: string;
  /** Relative: how often it is wanted when nothing is pinned. */
  readonly popularity: number;
  readonly skus: readonly { readonly title: string; readonly listPriceMinor: number }[];
}

/** What the host does on the way. Products are counted through all brands, from 0. */
export type ProgramItem =
  | { readonly atMs: number; readonly do: 'pin'; readonly product: number }
  | { readonly atMs: number; readonly do: 'unpin' }
  | { readonly atMs: number; readonly do: 'drop-price'; readonly product: number; readonly percentOff: number }
  | { readonly atMs: number; readonly do: 'restore-price'; readonly product: number };

export interface ShoppingDefinition {
  /** Different people in the shop. */
  readonly visitors: number;
  /** Different people who open a product. */
  readonly clickers: number;
  readonly buyers: number;
  /** Paid orders; the others come on top. */
  readonly orders: number;
  readonly cancelled: number;
  /** Orders whose payment fails and is not tried again. */
  readonly failed: number;
  /** Orders whose buyer leaves in the middle of the payment and never comes back to it. */
  readonly abandoned: number;
}
