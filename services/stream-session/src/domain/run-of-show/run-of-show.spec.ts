import { arrangeSegments } from './arrange-segments.js';
import { nothingPlanned, type PlannedSegment, type RunOfShow, runningSegment } from './run-of-show.js';
import { endRunningSegment, giveCues, startSegment } from './start-segment.js';
import type { Ended, Live } from '../session.js';

const accountId = '0193590a-5f00-7c11-8a00-000000000001';
const sessionId = '0193590a-5f00-7c11-8a00-000000000002';
const idOf = (n: number): string => `0193590a-5f00-7c11-8a00-0000000000${n}`;
const listingId = idOf(50);

const live: Live = {
  sessionId,
  accountId,
  title: 'Autumn skincare',
  medium: 'video',
  currency: 'CNY',
  timeScale: 1,
  plannedStartMs: null,
  plannedEndMs: null,
  createdAtMs: 0,
  changedAtMs: 1_000,
  state: 'live',
  startedAtMs: 1_000,
};
const segment = (n: number, change: Partial<PlannedSegment> = {}): PlannedSegment => ({
  segmentId: idOf(n),
  title: `Segment ${n}`,
  plannedMinutes: 10,
  listingIds: [listingId],
  prices: [{ listingId, skuId: idOf(60), priceMinor: 7_900 }],
  campaignId: null,
  notes: null,
  ...change,
});
const plan = (...segments: PlannedSegment[]): RunOfShow => arrangeSegments(nothingPlanned, live, segments, 0);
const at = (before: RunOfShow, n: number, atMs: number) =>
  startSegment(before, live, { segmentId: idOf(n), version: before.version }, atMs);

describe('a run of show', () => {
  it('is arranged anew by whoever has read it last, and the same again changes nothing', () => {
    const before = plan(segment(11), segment(12));
    const swapped = arrangeSegments(before, live, [segment(12), segment(11)], 1);

    expect([before.version, swapped.version]).toEqual([1, 2]);
    expect(swapped.segments.map(({ segmentId }) => segmentId)).toEqual([idOf(12), idOf(11)]);
    expect(arrangeSegments(swapped, live, [segment(12), segment(11)], 1)).toBe(swapped);
    expect(() => arrangeSegments(swapped, live, [segment(11)], 1)).toThrow(
      expect.objectContaining({ code: 'run_of_show.changed', details: { version: 2 } }),
    );
  });

  it('sets prices only of what a segment is about', () => {
    expect(() => plan(segment(11, { listingIds: [] }))).toThrow(
      expect.objectContaining({ code: 'run_of_show.price_without_listing' }),
    );
  });

  it('comes to one segment after the other, and tells when each began and was over', () => {
    const { state, facts } = at(plan(segment(11), segment(12)), 11, 5_000);
    const next = at(state, 12, 9_000);

    expect(facts.map(({ type }) => type)).toEqual(['segment.started.v1']);
    expect(facts[0]?.data).toEqual({
      accountId,
      sessionId,
      segmentId: idOf(11),
      title: 'Segment 11',
      plannedMinutes: 10,
      listingIds: [listingId],
    });
    expect(next.facts.map(({ type }) => type)).toEqual(['segment.ended.v1', 'segment.started.v1']);
    expect(next.facts[0]?.data).toMatchObject({ segmentId: idOf(11), startedAt: iso(5_000), endedAt: iso(9_000) });
    expect(runningSegment(next.state)?.segmentId).toBe(idOf(12));
  });

  it('comes to a segment once: pressed twice, by two hosts, or again later', () => {
    const first = at(plan(segment(11), segment(12), segment(13)), 11, 5_000).state;
    const stale = { segmentId: idOf(12), version: 1 };

    expect(startSegment(first, live, { segmentId: idOf(11), version: 1 }, 6_000)).toEqual({ state: first, facts: [] });
    expect(() => startSegment(first, live, stale, 6_000)).toThrow(
      expect.objectContaining({ code: 'run_of_show.changed' }),
    );
    const second = at(first, 12, 9_000).state;
    expect(() => at(second, 11, 9_500)).toThrow(expect.objectContaining({ code: 'segment.is_over' }));
    expect(() => at(second, 19, 9_500)).toThrow(expect.objectContaining({ code: 'segment.not_found' }));
  });

  it('begins when the session is on', () => {
    const before = plan(segment(11));
    const start = { segmentId: idOf(11), version: 1 };
    const ended: Ended = { ...live, state: 'ended', endedAtMs: 9_000 };

    expect(() => startSegment(before, ended, start, 9_000)).toThrow(
      expect.objectContaining({ code: 'session.not_live' }),
    );
    expect(startSegment(before, { ...live, state: 'paused' }, start, 9_000).facts).toHaveLength(1);
    expect(() => arrangeSegments(before, ended, [], 1)).toThrow(
      expect.objectContaining({ code: 'session.already_ended' }),
    );
  });

  it('keeps what has begun with its cues, whatever is planned afterwards', () => {
    const begun = at(plan(segment(11), segment(12)), 11, 5_000).state;
    const arrange = (...segments: PlannedSegment[]) => arrangeSegments(begun, live, segments, begun.version);
    const refused = expect.objectContaining({ code: 'segment.has_begun' });

    expect(() => arrange(segment(12))).toThrow(refused);
    expect(() => arrange(segment(11, { prices: [] }), segment(12))).toThrow(refused);
    expect(() => arrange(segment(11, { campaignId: idOf(70) }), segment(12))).toThrow(refused);
    const { segments } = arrange(segment(13), segment(11, { plannedMinutes: 20, notes: 'longer' }));
    expect(segments.map(({ startedAtMs }) => startedAtMs)).toEqual([null, 5_000]);
    expect(segments[1]).toMatchObject({ plannedMinutes: 20, notes: 'longer' });
  });

  it('remembers that the cues of a segment are given, without getting in the way of other changes', () => {
    const begun = at(plan(segment(11)), 11, 5_000).state;
    const given = giveCues(begun, idOf(11));

    expect(begun.segments[0]?.cuesGiven).toBe(false);
    expect([given.version, given.segments[0]?.cuesGiven]).toEqual([begun.version, true]);
    expect(giveCues(given, idOf(11))).toBe(given);
  });

  it('is over with the session, and with nothing running there is nothing to tell', () => {
    const begun = at(plan(segment(11)), 11, 5_000).state;
    const { state, facts } = endRunningSegment(begun, live, 8_000);

    expect(facts[0]?.data).toMatchObject({ startedAt: iso(5_000), endedAt: iso(8_000) });
    expect(runningSegment(state)).toBeUndefined();
    expect(endRunningSegment(state, live, 9_000)).toEqual({ state, facts: [] });
  });
});

const iso = (ms: number): string => new Date(ms).toISOString();
