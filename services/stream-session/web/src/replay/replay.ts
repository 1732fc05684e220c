/** Something became so by the end of a second, and stays so until the next step. */
interface AtSecond {
  readonly second: number;
}

export interface Chapter extends AtSecond {
  readonly untilSecond: number;
  readonly listingId: string;
  readonly title: string;
}

export interface PriceStep extends AtSecond {
  readonly listPriceMinor: number;
  readonly priceMinor: number;
}

export interface ItemSteps {
  readonly listingId: string;
  readonly title: string;
  readonly skus: readonly { readonly skuId: string; readonly title: string; readonly prices: readonly PriceStep[] }[];
}

/** Flat: second, change by the end of it …; seconds ascending. */
export type SecondChanges = readonly number[];

/** Everything that a session showed but for what was said, as `GET /v1/sessions/:sessionId/replay` tells it. */
export interface Replay {
  readonly sessionId: string;
  readonly title: string;
  readonly medium: 'video' | 'audio';
  readonly currency: string;
  readonly startedAt: string;
  /** How many there are; the last one is the end. */
  readonly seconds: number;
  readonly states: readonly (AtSecond & { readonly state: 'scheduled' | 'live' | 'paused' | 'ended' })[];
  readonly chapters: readonly Chapter[];
  readonly shelves: readonly (AtSecond & { readonly listingIds: readonly string[] })[];
  readonly items: readonly ItemSteps[];
  readonly online: SecondChanges;
  readonly likes: SecondChanges;
  readonly comments: SecondChanges;
}
