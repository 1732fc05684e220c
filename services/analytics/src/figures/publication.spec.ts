import type { FactToPublish } from '@shopcast/event-log';
import { alwaysLive } from '../domain/live-clock.js';
import { measure } from '../domain/measure.js';
import { publicationOf } from './publication.js';
import type { SessionFigures } from './session-figures.js';

const START_MS = Date.parse('2026-11-23T10:00:00Z');
const sessionId = '22222222-2222-4222-8222-222222222222';

const measured = (final: boolean) =>
  measure([], {
    reach: { completeTo: null, ended: false, final },
    clock: alwaysLive,
    rules: { startWindowMs: 60_000, graceMs: 30_000 },
  });

const figures = (foldVersion: number, final = false, minutes = [0, 1]): SessionFigures => ({
  session: {
    sessionId,
    accountId: '11111111-1111-4111-8111-111111111111',
    title: 'Spring handbags',
    medium: 'video',
    currency: 'CNY',
    timeScale: 1,
    state: final ? 'ended' : 'live',
    startedAtMs: START_MS,
    endedAtMs: null,
  },
  foldVersion,
  final,
  watermarkMs: START_MS + 60_000,
  measures: measured(final).session,
  days: measured(final).days,
  timeZones: [],
  minutes: minutes.map((minute) => ({ minute, metrics: { view_pv: foldVersion } })),
  marks: [],
  traceparent: undefined,
});
const nothing = { foldVersion: -1, final: false, minuteDigests: {}, timeZones: '' };
const minuteOf = ({ fact }: FactToPublish): number | undefined => (fact.data as { minute?: number }).minute;

describe('what is published of figures', () => {
  it('is the session and every minute at first, then only what changed', () => {
    const first = publicationOf(figures(5), nothing);
    expect(first?.facts.map(({ fact }) => fact.type)).toEqual([
      'session.measured.v1',
      'minute.measured.v1',
      'minute.measured.v1',
    ]);

    const grown = { ...figures(6), minutes: [...figures(5).minutes, { minute: 2, metrics: { view_pv: 1 } }] };
    const second = publicationOf(grown, first?.published ?? nothing);
    expect(second?.facts.map(minuteOf)).toEqual([undefined, 2]);
  });

  it('is nothing when these facts, or more, have been published', () => {
    expect(publicationOf(figures(5), { ...nothing, foldVersion: 5 })).toBeUndefined();
    expect(publicationOf(figures(5, true), { ...nothing, foldVersion: 6 })).toBeUndefined();
  });

  it('is days only, and no fact, when nothing but the time zones of the account has changed', () => {
    const days = publicationOf(figures(5), { ...nothing, foldVersion: 5, timeZones: null });
    expect([days?.facts, days?.published.timeZones]).toEqual([[], '']);
    expect(publicationOf(figures(4), { ...nothing, foldVersion: 5, timeZones: null })).toBeUndefined();
  });

  it('is the final word once more, and only once', () => {
    expect(publicationOf(figures(5, true), { ...nothing, foldVersion: 5 })?.published.final).toBe(true);
    expect(publicationOf(figures(5, true), { ...nothing, foldVersion: 5, final: true })).toBeUndefined();
  });

  it('has the same event id when it is made again, and another one when it is final', () => {
    const idOf = (made: SessionFigures): string | undefined => publicationOf(made, nothing)?.facts[0]?.id;
    expect(idOf(figures(5))).toBe(idOf(figures(5)));
    expect(idOf(figures(5))).not.toBe(idOf(figures(5, true)));
    expect(idOf(figures(5))).not.toBe(idOf(figures(6)));
  });

  it('has an event id of its own for every minute, whichever others are published with it', () => {
    const [all, one] = [
      publicationOf(figures(5, false, [0, 1, 2]), nothing),
      publicationOf(figures(5, false, [2]), nothing),
    ];
    const ids = new Map(all?.facts.map((published) => [minuteOf(published), published.id]));

    expect(new Set(ids.values()).size).toBe(4);
    expect(one?.facts.map((published) => published.id)).toEqual([ids.get(undefined), ids.get(2)]);
  });
});
