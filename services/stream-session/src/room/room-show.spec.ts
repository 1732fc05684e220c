import type { FeedItemOf, ShownPoll } from '@shopcast/contracts';
import { emptyView } from '../persistence/room-view.repository.js';
import { RoomShow } from './room-show.js';

const at = '2026-11-23T12:30:00.000Z';
const poll: ShownPoll = {
  pollId: 'p',
  question: 'Which?',
  options: ['a', 'b'],
  openedAt: at,
  state: 'open',
  votes: [0, 0],
};
const tally = (...votes: number[]): FeedItemOf<'tally'> => ({ t: 'tally', pollId: 'p', votes, at });

describe('what a room shows', () => {
  it('moves on only: late tallies, a late opening and another poll’s tally change nothing', () => {
    const show = new RoomShow(emptyView);

    expect(show.apply({ t: 'poll', ...poll, at })).toBe(true);
    expect([show.apply(tally(2, 1)), show.apply(tally(1, 1)), show.apply({ ...tally(9, 9), pollId: 'q' })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(show.apply({ t: 'poll', ...poll, state: 'closed', votes: [2, 2], at })).toBe(true);
    expect([show.apply(tally(5, 5)), show.apply({ t: 'poll', ...poll, at })]).toEqual([false, false]);
    expect(show.poll).toMatchObject({ state: 'closed', votes: [2, 2] });
    expect(show.apply({ t: 'poll', ...poll, pollId: 'later', openedAt: '2026-11-23T12:31:00.000Z', at })).toBe(true);
  });

  it('tells the room what only the database knows, and never goes back by an older answer', () => {
    const show = new RoomShow({ ...emptyView, poll: { ...poll, votes: [3, 0] } });
    const announcement = { announcementId: 'n', text: 'Free shipping' };
    const view = { ...emptyView, announcement, followersOnly: true, poll: { ...poll, votes: [1, 0] } };

    expect(show.compare(view, Date.now() + 1, Date.parse(at))).toMatchObject([
      { t: 'followersOnly', isOn: true },
      { t: 'announcement', text: 'Free shipping' },
    ]);
    show.apply({ t: 'announcement', announcementId: 'm', text: 'Sold out', at });
    expect(show.compare(view, 0, Date.parse(at))).toEqual([]);
    expect(show.apply({ t: 'announcement', announcementId: 'o', text: 'before', at: '2026-11-23T12:29:00.000Z' })).toBe(
      false,
    );
  });
});
