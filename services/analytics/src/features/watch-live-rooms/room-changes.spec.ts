import type { LiveRoom } from '../../persistence/room.repository.js';
import { changesSince, knownFrom } from './room-changes.js';

const room = (sessionId: string, foldVersion: number, state = 'live'): LiveRoom =>
  ({
    session: { sessionId, state, startedAtMs: 0, title: 'Tea' },
    foldVersion,
    metrics: {},
    watermarkMs: null,
  }) as never;

const idsOf = (rooms: readonly LiveRoom[]) => rooms.map(({ session }) => session.sessionId);

describe('what changed of the rooms on air', () => {
  it('is everything to whoever knows nothing', () => {
    const { changed, gone } = changesSince(new Map(), [room('a', 1), room('b', 1)]);
    expect([idsOf(changed), gone]).toEqual([['a', 'b'], []]);
  });

  it('is what has new facts, another state, has come or has gone', () => {
    const known = knownFrom([room('same', 1), room('sold', 1), room('pausing', 1), room('over', 1)]);
    const { changed, gone } = changesSince(known, [
      room('same', 1),
      room('sold', 2),
      room('pausing', 1, 'paused'),
      room('new', 1),
    ]);
    expect([idsOf(changed), gone]).toEqual([['sold', 'pausing', 'new'], ['over']]);
  });
});
