import {
  couponDropped,
  listingPinned,
  listingRepriced,
  listingUnpinned,
  livePriceSet,
  livePriceWithdrawn,
  shelfArranged,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../testing/open-session.js';

describe('what the others tell', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session', env: { ROOM_TICK_MS: '20' } });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    session = await openSession(service);
  });
  const here = () => ({ accountId: session.accountId, sessionId: session.sessionId });
  const timeMs = Date.parse('2026-11-23T12:30:00Z');
  const at = '2026-11-23T12:30:00.000Z';

  it('shows in the room at once: shelf, pin and live price', async () => {
    const viewer = await session.connect('mia');
    const [listingId, skuId] = [newId(), newId()];
    const price = { listingId, skuId, priceMinor: 9_900, endsAt: null };

    for (const fact of [
      shelfArranged.of({ ...here(), listingIds: [listingId] }),
      listingPinned.of({ ...here(), listingId, title: 'Canvas tote' }),
      listingUnpinned.of({ ...here(), listingId }),
      livePriceSet.of({ ...here(), ...price, startsAt: at }),
      livePriceWithdrawn.of({ ...here(), listingId, skuId }),
    ]) {
      await service.log.tell(fact, { timeMs });
    }

    await viewer.until(() => viewer.items.length === 5);
    expect(viewer.items.map(({ seq: _seq, ...item }) => item)).toEqual([
      { t: 'shelf', listingIds: [listingId], at },
      { t: 'pin', listingId, title: 'Canvas tote', at },
      { t: 'pin', listingId: null, title: null, at },
      { t: 'price', kind: 'live', ...price, at },
      { t: 'price', kind: 'live', ...price, priceMinor: null, at },
    ]);
    await viewer.close();
  });

  it('brings coupons to the room in which they are dropped', async () => {
    const viewer = await session.connect('mia');
    const coupon = {
      ...{ campaignId: newId(), title: '10 off', currency: 'CNY', minimumSpendMinor: 5_000, listingIds: null },
      discount: { kind: 'amount' as const, amountMinor: 1_000 },
      ...{ newBuyersOnly: false, stock: 100, perViewer: 1, claimUntil: at, usableUntil: at },
    };

    await service.log.tell(couponDropped.of({ ...here(), ...coupon }), { timeMs });

    await viewer.until(() => viewer.items.length === 1);
    expect(viewer.items).toEqual([{ t: 'coupon', ...coupon, at, seq: 1 }]);
    await viewer.close();
  });

  it('is there for whoever comes later', async () => {
    const listingId = newId();
    await service.log.tell(shelfArranged.of({ ...here(), listingIds: [listingId] }));
    await service.log.tell(listingPinned.of({ ...here(), listingId, title: 'Canvas tote' }));
    await service.log.tell(listingUnpinned.of({ ...here(), listingId: newId() }));

    const viewer = await session.connect('mia');
    expect(viewer.welcome).toMatchObject({
      shelf: { listingIds: [listingId] },
      pinned: { listingId, title: 'Canvas tote' },
    });
    await viewer.close();
  });

  it('brings a new list price to the rooms that show the listing, and to no other', async () => {
    const [listingId, skuId] = [newId(), newId()];
    const other = await openSession(service);
    const [viewer, bystander] = [await session.connect('mia'), await other.connect('noah')];
    await service.log.tell(shelfArranged.of({ ...here(), listingIds: [listingId] }));

    const { accountId } = session;
    await service.log.tell(listingRepriced.of({ accountId, listingId, skuId, listPriceMinor: 8_800 }));

    await viewer.until(() => viewer.items.some((item) => item.t === 'price'));
    expect(viewer.items.at(-1)).toMatchObject({ kind: 'list', listingId, skuId, priceMinor: 8_800 });
    expect(bystander.items).toEqual([]);
    await Promise.all([viewer.close(), bystander.close()]);
  });
});
