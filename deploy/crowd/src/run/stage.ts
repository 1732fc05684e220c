import { derivedId } from '@shopcast/kernel';
import type { Plan, PlannedLine } from '../plan/script.js';
import type { Api } from './api.js';
import type { Metronome } from './metronome.js';
import type { Patience } from './patience.js';
import type { PriceGates } from './price-gates.js';
import type { RoomDoor } from './room-door.js';
import type { ShowTally } from './tally.js';
import type { Turnstile } from './turnstile.js';

/** A session that has been set up: what everybody in it shares. */
export interface Stage {
  readonly plan: Plan;
  readonly accountId: string;
  /** Staff key of the account. */
  readonly accountKey: string;
  readonly sessionId: string;
  readonly listings: Listings;
  readonly api: Api;
  readonly clock: Metronome;
  readonly patience: Patience;
  readonly door: RoomDoor;
  readonly gates: PriceGates;
  readonly turnstile: Turnstile;
  readonly tally: ShowTally;
}

/** Ids are made from the script, so that a request sent again is the same request. */
export const idOf = (stage: Pick<Stage, 'sessionId'>, ...parts: readonly string[]): string =>
  derivedId(stage.sessionId, ...parts);

/** Which listing and variant the script's product and SKU became. */
export class Listings {
  private readonly ids = new Map<string, string>();

  add(key: string, id: string): void {
    this.ids.set(key, id);
  }

  id(key: string): string {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`nothing was listed for ${key}`);
    return id;
  }

  lineOf({ product, sku, quantity }: Pick<PlannedLine, 'product' | 'sku' | 'quantity'>) {
    return { listingId: this.id(product), skuId: this.id(sku), quantity };
  }
}
