import type { SessionMetrics } from '../measurement/measurement.js';
import { inRoomOrder } from './room-order.js';

const room = (sessionId: string, online: number | null, startedAt = '2026-11-23T20:00:00Z'): SessionMetrics =>
  ({
    sessionId,
    startedAt,
    metrics: online === null ? {} : { online_now: { n: online, d: null, value: online, unit: 'count', state: 'ok' } },
  }) as never;

describe('the order of the rooms', () => {
  it('is by what somebody wants to see first, those without a value last', () => {
    const rooms = [room('none', null), room('few', 3), room('many', 90), room('nobody', null)];
    const ids = inRoomOrder(rooms, 'online_now').map(({ sessionId }) => sessionId);
    expect(ids).toEqual(['many', 'few', 'nobody', 'none']);
  });

  it('has the newest first when asked, and among equals', () => {
    const rooms = [room('old', 5, '2026-11-23T19:00:00Z'), room('new', 5, '2026-11-23T21:00:00Z')];
    for (const sort of ['started', 'online_now', 'gmv'] as const) {
      expect(inRoomOrder(rooms, sort).map(({ sessionId }) => sessionId)).toEqual(['new', 'old']);
    }
  });
});
