import { SessionRetention } from './session-retention.js';

describe('reading the retention of a session', () => {
  it('is done once for all who ask while it is under way', async () => {
    const read: string[] = [];
    const figures = { session: { endedAtMs: null }, watermarkMs: 0, final: false };
    const reader = new SessionRetention(
      { of: () => Promise.resolve(figures) } as never,
      {
        of: (sessionId: string) => {
          read.push(sessionId);
          return Promise.resolve([]);
        },
      } as never,
    );

    await Promise.all(Array.from({ length: 20 }, () => reader.of('session')));

    // The first, and one that begins after the others have asked.
    expect(read).toHaveLength(2);
  });
});
