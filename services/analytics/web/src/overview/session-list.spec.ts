import type { SessionMetrics, SessionState } from '../measurement/measurement.js';
import { emptyList, inOrder, withFirstPage, withNextPage } from './session-list.js';

const session = (sessionId: string, sessionState: SessionState, hour: number | null): SessionMetrics => ({
  sessionId,
  sessionState,
  title: sessionId,
  medium: 'video',
  timeScale: 1,
  startedAt: hour === null ? null : new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
  endedAt: null,
  watermark: null,
  state: 'provisional',
  metrics: {},
});
const page = (nextCursor: string | null, ...items: SessionMetrics[]) => ({ items, nextCursor });

describe('the list of sessions', () => {
  it('shows live sessions first, and the newest first among equals', () => {
    const list = withFirstPage(
      emptyList,
      page(
        null,
        session('old', 'ended', 1),
        session('new', 'ended', 9),
        session('draft', 'draft', null),
        session('on', 'live', 3),
        session('break', 'paused', 4),
      ),
    );

    expect(inOrder(list).map(({ sessionId }) => sessionId)).toEqual(['on', 'break', 'draft', 'new', 'old']);
  });

  it('has each session once, as it was seen last', () => {
    const list = withFirstPage(
      withFirstPage(emptyList, page(null, session('a', 'live', 1))),
      page(null, session('a', 'ended', 1)),
    );

    expect(inOrder(list).map(({ sessionState }) => sessionState)).toEqual(['ended']);
  });

  it('keeps its place when the first page is refreshed after more was loaded', () => {
    const first = withFirstPage(emptyList, page('p2', session('a', 'live', 5)));
    const more = withNextPage(first, page('p3', session('b', 'ended', 4)));
    const refreshed = withFirstPage(more, page('p2', session('a', 'ended', 5)));

    expect(refreshed.nextCursor).toBe('p3');
    expect(inOrder(refreshed)).toHaveLength(2);
  });
});
