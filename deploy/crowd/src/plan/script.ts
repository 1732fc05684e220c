import type { FrameOf } from '@shopcast/contracts/room';
/** What a host prepares before anybody comes. */
export interface Staging {
  readonly caseId: string;
  readonly seed: number;
  readonly account: string;
  readonly title: string;
  readonly medium: 'video' | 'audio';
  readonly currency: string;
  readonly durationMs: number;
  readonly brands: readonly PlannedBrand[];
  readonly products: readonly PlannedProduct[];
}

/** The whole script of a session: who does what when. Pure data, the same for the same case and seed. */
export interface Plan extends Staging {
  /** Comings and goings leave so much room that peak and stays to the end are what the script says. */
  readonly isSeated: boolean;
  readonly host: readonly HostStep[];
  /** In the order of their first step. */
  readonly viewers: readonly ViewerScript[];
}

export interface PlannedBrand {
  readonly key: string;
  readonly name: string;
}

export interface PlannedProduct {
  readonly key: string;
  readonly brand: string;
  readonly title: string;
  readonly skus: readonly PlannedSku[];
}

export interface PlannedSku {
  readonly key: string;
  readonly title: string;
  readonly listPriceMinor: number;
  /** Units for sale before the first price change. */
  readonly units: number;
}

/** Session time in milliseconds from the start. */
interface At {
  readonly atMs: number;
}

export type HostStep =
  (At & { readonly kind: 'pin'; readonly product: string }) | (At & { readonly kind: 'unpin' }) | PriceChange;

/** A live price that begins (or, with null, ends); more units come with it. Orders know their price by its epoch. */
export interface PriceChange extends At {
  readonly kind: 'price';
  readonly product: string;
  readonly sku: string;
  readonly priceMinor: number | null;
  /** Counts the price changes of this variant, from 1; epoch 0 is the list price. */
  readonly epoch: number;
  /** Units for sale from now on, those sold already included. */
  readonly units: number;
}

export interface ViewerScript {
  readonly key: string;
  /** A guest watches with an anonymous token. */
  readonly guest: boolean;
  readonly source: NonNullable<FrameOf<'enter'>['source']>;
  readonly steps: readonly ViewerStep[];
}

/** `twice`: the same request goes out twice, as one with the same id. */
interface Act extends At {
  readonly twice?: boolean;
}

/** In a seated script, a leave frees what an enter of the same name is `after`; who is there at the peak waits for the others. */
interface Seated {
  readonly atPeak?: boolean;
}

export type Surface = 'pinned' | 'shelf';

export type ViewerStep =
  | (Act & Seated & { readonly kind: 'enter'; readonly stay: number; readonly after?: string })
  | (Act & Seated & { readonly kind: 'leave'; readonly seat?: string })
  | (At & { readonly kind: 'drop'; readonly backAtMs: number })
  | (At & Seated & { readonly kind: 'vanish'; readonly seat?: string })
  | (Act & { readonly kind: 'comment'; readonly text: string })
  | (Act & { readonly kind: 'like'; readonly count: number })
  | (Act & { readonly kind: 'follow' })
  | (Act & { readonly kind: 'share'; readonly channel: string })
  | (Act & { readonly kind: 'visit' })
  | (Act & { readonly kind: 'expose'; readonly products: readonly string[]; readonly surface: Surface })
  | (Act & { readonly kind: 'click'; readonly product: string; readonly surface: Surface })
  | (Act & { readonly kind: 'cart'; readonly product: string; readonly sku: string; readonly quantity: number })
  | OrderStep
  | (Act & { readonly kind: 'pay'; readonly order: string; readonly outcome: 'succeeded' | 'failed' })
  | (Act & { readonly kind: 'cancel'; readonly order: string });

export interface OrderStep extends Act {
  readonly kind: 'order';
  readonly order: string;
  readonly lines: readonly PlannedLine[];
}

export interface PlannedLine {
  readonly product: string;
  readonly sku: string;
  readonly quantity: number;
  /** What the buyer saw; the shop's own price decides, and the run says so if the two differ. */
  readonly unitPriceMinor: number;
  readonly priceEpoch: number;
}

export type ViewerStepOf<K extends ViewerStep['kind']> = Extract<ViewerStep, { readonly kind: K }>;
