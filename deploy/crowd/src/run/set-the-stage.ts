import { newId } from '@shopcast/kernel';
import type { PlannedProduct, Staging } from '../plan/script.js';
import type { Api } from './api.js';
import { each } from './each.js';
import type { Metronome } from './metronome.js';
import { KeyRefused, RequestRefused } from './run.errors.js';
import { Listings } from './stage.js';
import { untilUnits } from './until-units.js';

/** A host with many products has them listed by many hands. */
const AT_ONCE = 16;
/** More listings than that are in the shop, but not on the shelf. */
const SHELF_HOLDS = 500;

export interface Keys {
  readonly operatorKey?: string;
  readonly accountKey?: string;
}

export interface Prepared {
  readonly accountId: string;
  readonly accountKey: string;
  readonly sessionId: string;
  readonly listings: Listings;
}

/** Everything a host does before going live: account, brands, products, listings, stock, session and shelf. */
export async function setTheStage(
  plan: Staging,
  keys: Keys,
  speed: number,
  api: Api,
  clock: Metronome,
): Promise<Prepared> {
  const accountKey = keys.accountKey ?? (await openAccount(plan, keys.operatorKey ?? '', api));
  const host = new HostDesk(api, accountKey);
  const { title, medium, currency } = plan;
  const session = await host
    .create<{ sessionId: string; accountId: string }>('/v1/sessions', { title, medium, currency, timeScale: speed })
    .catch(saysKeyRefused('account'));

  const brands = new Map<string, string>();
  for (const { key, name } of plan.brands)
    brands.set(key, (await host.create<{ brandId: string }>('/v1/brands', { name })).brandId);
  const listings = new Listings();
  await each(plan.products, AT_ONCE, (product) =>
    host.list(product, brands.get(product.brand) ?? '', currency, listings),
  );

  const listingIds = plan.products.slice(0, SHELF_HOLDS).map(({ key }) => listings.id(key));
  await host.put(`/v1/sessions/${session.sessionId}/shelf`, { listingIds });
  await each(plan.products, AT_ONCE, async ({ key, skus }) => {
    for (const { key: sku, units } of skus)
      await untilUnits({ listingId: listings.id(key), skuId: listings.id(sku), units }, { api, accountKey, clock });
  });
  return { accountId: session.accountId, accountKey, sessionId: session.sessionId, listings };
}

async function openAccount({ account }: Staging, operatorKey: string, api: Api): Promise<string> {
  const opened = await new HostDesk(api, operatorKey)
    .create<{ ownerKey: string }>('/v1/accounts', { name: account })
    .catch(saysKeyRefused('operator'));
  return opened.ownerKey;
}

const saysKeyRefused = (which: 'operator' | 'account') => (error: unknown) => {
  if (error instanceof RequestRefused && [401, 403].includes(error.status)) throw new KeyRefused(which, error.status);
  throw error;
};

class HostDesk {
  constructor(
    private readonly api: Api,
    private readonly key: string,
  ) {}

  create<T>(path: string, body: object): Promise<T> {
    return this.api.ask<T>({ method: 'POST', path, key: this.key, body, idempotencyKey: newId() });
  }

  put(path: string, body: object): Promise<unknown> {
    return this.api.ask({ method: 'PUT', path, key: this.key, body });
  }

  async list(product: PlannedProduct, brandId: string, currency: string, listings: Listings): Promise<void> {
    const { key, title, skus } = product;
    const offered = skus.map((sku) => ({ title: sku.title, listPriceMinor: sku.listPriceMinor, currency }));
    const { productId } = await this.create<{ productId: string }>('/v1/products', { brandId, title, skus: offered });
    const listing = await this.create<{ listingId: string; skus: { skuId: string; title: string }[] }>('/v1/listings', {
      productId,
    });
    listings.add(key, listing.listingId);
    for (const sku of skus) {
      const skuId = listing.skus.find((listed) => listed.title === sku.title)?.skuId ?? '';
      listings.add(sku.key, skuId);
      await this.put(`/v1/listings/${listing.listingId}/skus/${skuId}/allocation`, { units: sku.units });
    }
  }
}
