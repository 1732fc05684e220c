import { SealMinutesWhenSessionIsQuiet } from './seal-minutes-when-session-is-quiet.reaction.js';

describe('a session that cannot be sealed', () => {
  it('keeps no other from being sealed', async () => {
    const sealed: string[] = [];
    const seals = {
      quiet: () => Promise.resolve(['first', 'broken', 'last']),
      seal: (sessionId: string) =>
        sessionId === 'broken' ? Promise.reject(new Error('too large')) : Promise.resolve(sealed.push(sessionId)),
    };

    await new SealMinutesWhenSessionIsQuiet(seals as never, { ANALYTICS_SEAL_AFTER_MS: 0 } as never).lookAgain();

    expect(sealed).toEqual(['first', 'last']);
  });
});
