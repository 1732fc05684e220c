import {
  type ProtoPackage,
  type SessionDrafted,
  sessionDrafted,
  sessionEnded,
  sessionPaused,
  sessionStarted,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, type TestHttp, type ViewerTokenOptions } from '@shopcast/testing';
import type { ListingAnswer } from '../api/listing.answer.js';
import { CatalogModule } from '../catalog.module.js';

/** A running catalog, and accounts to play on it. */
export interface Stage {
  readonly catalog: ServiceUnderTest;
  account(): Account;
  close(): Promise<void>;
}

export async function openStage(grpc: readonly ProtoPackage[] = []): Promise<Stage> {
  const catalog = await startService(CatalogModule, { service: 'catalog', grpc });
  return { catalog, account: () => new Account(catalog), close: () => catalog.stop() };
}

const aPlan = { title: 'She Reads', medium: 'video', timeScale: 1, currency: 'CNY' } as const;

export type ListedSample = ListingAnswer & { readonly skuId: string };

/** An account of its own, with its staff, its viewers, its shop and its sessions. */
export class Account {
  readonly accountId = newId();
  readonly staff: TestHttp;

  constructor(private readonly catalog: ServiceUnderTest) {
    this.staff = catalog.http.as(catalog.credentials.staff(this.accountId));
  }

  viewer(viewerId = `viewer-${newId()}`, options: ViewerTokenOptions = {}): TestHttp {
    return this.catalog.http.as(this.catalog.credentials.viewer(this.accountId, viewerId, options));
  }

  async brand(name = 'Miu Miu'): Promise<string> {
    const { body } = await this.staff.post('/v1/brands').send({ name }).expect(201);
    return body.brandId;
  }

  async product(currency = 'CNY'): Promise<string> {
    const { body } = await this.staff
      .post('/v1/products')
      .send(aProductBody(await this.brand(), currency))
      .expect(201);
    return body.productId;
  }

  /** A product for sale; `skuId` is its first variant. */
  async listing(currency = 'CNY'): Promise<ListedSample> {
    const productId = await this.product(currency);
    const { body } = await this.staff.post('/v1/listings').send({ productId }).expect(201);
    return { ...body, skuId: body.skus[0].skuId };
  }

  async draft(plan: Partial<SessionDrafted> = {}): Promise<string> {
    const drafted = { accountId: this.accountId, sessionId: newId(), ...aPlan, ...plan };
    await this.catalog.log.tell(sessionDrafted.of(drafted));
    return drafted.sessionId;
  }

  /** A session that went live just now. */
  async live(plan: Partial<SessionDrafted> = {}): Promise<string> {
    const sessionId = await this.draft(plan);
    await this.start(sessionId, plan);
    return sessionId;
  }

  async start(sessionId: string, plan: Partial<SessionDrafted> = {}): Promise<void> {
    const startedAt = new Date().toISOString();
    const started = { accountId: this.accountId, ...aPlan, ...plan, sessionId, startedAt };
    await this.catalog.log.tell(sessionStarted.of(started));
  }

  async pause(sessionId: string): Promise<void> {
    await this.catalog.log.tell(sessionPaused.of({ accountId: this.accountId, sessionId }));
  }

  async end(sessionId: string): Promise<void> {
    const now = new Date().toISOString();
    await this.catalog.log.tell(
      sessionEnded.of({ accountId: this.accountId, sessionId, startedAt: now, endedAt: now }),
    );
  }
}

export const aProductBody = (brandId: string, currency = 'CNY') => ({
  brandId,
  title: 'Canvas tote',
  skus: [
    { title: 'Red', listPriceMinor: 9900, currency },
    { title: 'Blue', listPriceMinor: 8900, currency },
  ],
});
