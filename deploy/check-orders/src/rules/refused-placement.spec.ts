import type { OrderDossier } from '../evidence/dossiers.js';
import { refusedMeansNone } from './refused-placement.js';

const placedMs = 1_000;

/** What the rule finds wrong with an order under a key that was refused. */
const found = (refusal: { readonly sentAtMs: number; readonly amongOthers: boolean }) => {
  const refusals = [{ key: 'key', status: 409, code: 'order.sold_out', ...refusal }];
  const dossier = { orderId: 'order', order: { status: 'paid' }, movements: [{ movedAtMs: placedMs }], refusals };
  return [...refusedMeansNone.judge(dossier as unknown as OrderDossier)];
};

describe('a refusal under a key that has an order', () => {
  it('is a lie when nothing else was sent under the key, whenever it was sent', () => {
    expect(found({ sentAtMs: placedMs - 100, amongOthers: false })).toHaveLength(1);
    expect(found({ sentAtMs: placedMs + 100, amongOthers: false })).toHaveLength(1);
  });

  it('is true when the same request, sent once more, got a unit that came back after the refusal', () => {
    expect(found({ sentAtMs: placedMs - 100, amongOthers: true })).toEqual([]);
  });

  it('is a lie in any case when the order was there before it was asked for', () => {
    expect(found({ sentAtMs: placedMs + 100, amongOthers: true })).toHaveLength(1);
  });
});
