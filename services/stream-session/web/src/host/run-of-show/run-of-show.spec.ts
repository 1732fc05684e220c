import { nextOf, planOf, secondsLeft, secondsOn, type RunOfShow, type Segment } from './run-of-show.js';

const segment = (segmentId: string, startedAt: string | null, endedAt: string | null = null): Segment => ({
  segmentId,
  title: segmentId,
  plannedMinutes: 10,
  listingIds: [],
  prices: [],
  campaignId: null,
  notes: null,
  startedAt,
  endedAt,
  cuesGiven: false,
});
const start = '2026-11-23T12:00:00.000Z';
const startMs = Date.parse(start);

describe('a run of show in the console', () => {
  it('goes on with the first segment that has not been on', () => {
    const segments = [segment('one', start, start), segment('two', null), segment('three', start)];
    const show: RunOfShow = { version: 1, segments, currentSegmentId: 'three' };

    expect(nextOf(show)?.segmentId).toBe('two');
    expect(nextOf({ ...show, segments: [segment('one', start)] })).toBeUndefined();
  });

  it('tells how much time is left, and how far a segment is over it', () => {
    expect(secondsLeft(segment('one', start), startMs + 60_000)).toBe(540);
    expect(secondsLeft(segment('one', start), startMs + 660_000)).toBe(-60);
    expect(secondsOn(segment('one', start, '2026-11-23T12:11:00.000Z'))).toBe(660);
    expect(secondsOn(segment('one', start))).toBeNull();
  });

  it('sends of a segment what is planned, and nothing of what became of it', () => {
    expect(Object.keys(planOf(segment('one', start)))).toEqual([
      'segmentId',
      'title',
      'plannedMinutes',
      'listingIds',
      'prices',
      'campaignId',
      'notes',
    ]);
  });
});
