import { elapsedAt } from './elapsed-at.js';

const session = { startedAt: '2026-01-01T20:00:00.000Z' };

describe('time since the start', () => {
  it('is the distance in event time', () => {
    expect(elapsedAt(session, '2026-01-01T21:32:07.400Z')).toBe('1:32:07');
  });

  it('is empty before the start and for a moment nobody knows, never NaN', () => {
    expect([
      elapsedAt({ startedAt: null }, session.startedAt),
      elapsedAt(session, null),
      elapsedAt(session, undefined),
    ]).toEqual(['', '', '']);
  });
});
