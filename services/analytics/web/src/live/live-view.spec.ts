import { eventTimeAt } from '../clock/event-clock.js';
import type { Mark, SessionMetrics } from '../measurement/measurement.js';
import { afterNews, nothingYet, type LiveNews, type LiveView } from './live-view.js';

const startedAt = '2026-01-01T20:00:00.000Z';
const startedMs = Date.parse(startedAt);
const metrics: SessionMetrics = {
  sessionId: 's',
  title: 'Reading night',
  medium: 'video',
  sessionState: 'live',
  timeScale: 120,
  startedAt,
  endedAt: null,
  watermark: '2026-01-01T20:10:00.000Z',
  state: 'provisional',
  metrics: {},
};
const pinned: Mark = { kind: 'pinned', at: '2026-01-01T20:05:00.000Z', minute: 5, listingId: 'l', title: 'Dress' };
const started: Mark = { kind: 'started', at: startedAt, minute: 0 };

const after = (...news: LiveNews[]): LiveView => news.reduce(afterNews, nothingYet);
const minute = (number: number, orders: number) => ({ minute: number, metrics: { orders } });

describe('what the session page knows', () => {
  it('is streaming once the first numbers are here', () => {
    expect(after({ kind: 'opened', serverMs: null, wallMs: 0 }).connection.state).toBe('connecting');
    expect(after({ kind: 'metrics', metrics, wallMs: 0 }).connection.state).toBe('streaming');
  });

  it('keeps the numbers while it reconnects, and remembers since when', () => {
    const view = after(
      { kind: 'metrics', metrics, wallMs: 1 },
      { kind: 'lost', wallMs: 5 },
      { kind: 'lost', wallMs: 9 },
    );

    expect(view.metrics).toBe(metrics);
    expect(view.connection).toEqual({ state: 'reconnecting', sinceMs: 5 });
  });

  it('adds changed minutes to those it has', () => {
    const view = after(
      { kind: 'minutes', changes: { items: [minute(0, 3), minute(1, 4)], marks: [started] } },
      { kind: 'minutes', changes: { items: [minute(1, 5)], marks: [] } },
    );

    expect([...view.minutes.values()]).toEqual([minute(0, 3), minute(1, 5)]);
    expect(view.marks).toEqual([started]);
  });

  it('starts its minutes over after a reconnect, because the server sends them in full', () => {
    const view = after(
      { kind: 'minutes', changes: { items: [minute(0, 3), minute(7, 1)], marks: [pinned] } },
      { kind: 'lost', wallMs: 5 },
      { kind: 'opened', serverMs: null, wallMs: 6 },
      { kind: 'minutes', changes: { items: [minute(0, 4)], marks: [started] } },
    );

    expect([...view.minutes.values()]).toEqual([minute(0, 4)]);
    expect(view.marks).toEqual([started]);
  });

  it('shows a mark once, however often it is sent, in the order of event time', () => {
    const changes = { items: [], marks: [pinned, started] };

    expect(after({ kind: 'minutes', changes }, { kind: 'minutes', changes }).marks).toEqual([started, pinned]);
  });

  it('takes the session clock from the server when no fact has come for a while', () => {
    const view = after(
      { kind: 'opened', serverMs: startedMs + 60_000, wallMs: 1_000 },
      { kind: 'metrics', metrics, wallMs: 1_000 },
    );

    expect(view.clock && (eventTimeAt(view.clock, 1_000) - startedMs) / 60_000).toBe(120);
  });

  it('has no session clock before the session starts', () => {
    expect(after({ kind: 'metrics', metrics: { ...metrics, startedAt: null }, wallMs: 0 }).clock).toBeNull();
  });
});
