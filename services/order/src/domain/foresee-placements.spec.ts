import { allocation, market, request, uuid } from '../testing/fixtures.js';
import { foreseePlacements } from './decide-placements.js';
import type { PlacementRequest } from './placement.js';

const foreseen = (units: number, requests: readonly PlacementRequest[]) =>
  foreseePlacements(market({ allocations: [allocation({ intended: units, allocated: units })] }), requests).map(
    (outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind),
  );

describe('foreseeing placements', () => {
  it('judges every request by itself: one that may still fail takes no unit from another', () => {
    expect(foreseen(1, [request(), request()])).toEqual(['placed', 'placed']);
  });

  it('refuses what there is too little of, and only that', () => {
    const two = [{ ...request().lines[0]!, quantity: 2 }];

    expect(foreseen(1, [request({ lines: two }), request()])).toEqual(['order.sold_out', 'placed']);
    expect(foreseen(0, [request()])).toEqual(['order.sold_out']);
  });

  it('says of every other refusal what the decision would say', () => {
    expect(foreseen(1, [request({ sessionId: uuid(404) })])).toEqual(['session.not_found']);
  });
});
