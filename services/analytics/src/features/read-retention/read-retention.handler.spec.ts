import { ReadRetentionHandler } from './read-retention.handler.js';

describe('reading the retention of a session', () => {
  it('is done once for all who ask while it is under way, after each was let in', async () => {
    const [letIn, read]: [string[], string[]] = [[], []];
    const figures = { session: { endedAtMs: null }, watermarkMs: 0, final: false };
    const handler = new ReadRetentionHandler(
      { get: (_scope: unknown, sessionId: string) => Promise.resolve(letIn.push(sessionId)) } as never,
      { of: () => Promise.resolve(figures) } as never,
      {
        of: (sessionId: string) => {
          read.push(sessionId);
          return Promise.resolve([]);
        },
      } as never,
    );

    await Promise.all(Array.from({ length: 20 }, () => handler.handle({ kind: 'operator' }, 'session')));

    expect(letIn).toHaveLength(20);
    // The first, and one that begins after the others have asked.
    expect(read).toHaveLength(2);
  });
});
