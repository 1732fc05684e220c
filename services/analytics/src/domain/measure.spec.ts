import { type CountName, noCounts } from './counts.js';
import { alwaysLive, LiveClock } from './live-clock.js';
import { type Frame, measure } from './measure.js';
import { presenceRun } from './presence-run.js';
import type { LedgerMinute } from './session-ledger.js';

const minute = (
  number: number,
  counts: Partial<Record<CountName, number>>,
  presence: readonly number[] = [],
  more: Partial<Pick<LedgerMinute, 'longStays' | 'staying'>> = {},
): LedgerMinute => ({
  minute: number,
  counts: { ...noCounts(), ...counts },
  presence: presenceRun(presence),
  longStays: presenceRun([]),
  staying: presenceRun([]),
  quiet: false,
  ...more,
});
const rules = { startWindowMs: 60_000, graceMs: 30_000 };
const live = (completeTo: number | null, clock = alwaysLive): Frame => ({
  reach: { completeTo, ended: false, final: false },
  clock,
  rules,
});
const final = (completeTo: number, clock = alwaysLive): Frame => ({
  reach: { completeTo, ended: true, final: true },
  clock,
  rules,
});

describe('the values of a session', () => {
  it('reproduce the published arithmetic', () => {
    const { session } = measure(
      [minute(0, { view_pv: 11_951, shop_visitors: 6_704, orders: 1_228 })],
      final(7_200_000),
    );

    expect(session.cvr_shop).toEqual({ n: 1_228, d: 6_704, value: 1_228 / 6_704, state: 'ok' });
    expect(((session.cvr_shop.value ?? 0) * 100).toFixed(2)).toBe('18.32');
    expect(session.view_pv).toEqual({ n: 11_951, d: null, value: 11_951, state: 'ok' });
  });

  it('are undefined, and not 0, where there is nothing to divide by', () => {
    const { session } = measure([], final(60_000));
    expect(session.cvr_shop).toEqual({ n: 0, d: 0, value: null, state: 'undefined' });
    expect(session.orders).toEqual({ n: 0, d: null, value: 0, state: 'ok' });
  });

  it('may exceed 100 % when visitors buy twice', () => {
    const { session } = measure([minute(0, { shop_visitors: 1, orders: 2 })], live(60_000));
    expect(session.cvr_shop).toEqual({ n: 2, d: 1, value: 2, state: 'provisional' });
  });

  it('hold a rate back when some seem to be more than all, until the facts are complete', () => {
    const minutes = [minute(0, { viewer_uv: 1, buyers: 2 })];
    expect(measure(minutes, live(60_000)).session.cvr_viewer).toEqual({
      n: 2,
      d: 1,
      value: null,
      state: 'provisional',
    });
    expect(measure(minutes, final(60_000)).session.cvr_viewer).toEqual({ n: 2, d: 1, value: 2, state: 'ok' });
  });

  it('take the peak at every change, over all minutes', () => {
    const minutes = [minute(0, {}, [0, 2, 1_000, 3, 2_000, -4]), minute(1, {}, [60_500, 3])];
    expect(measure(minutes, final(120_000)).session.pcu.n).toBe(5);
  });

  it('do not show a peak that lies beyond what is complete', () => {
    const { session } = measure([minute(0, {}, [0, 2, 30_000, 3])], live(10_000));
    expect(session).toMatchObject({ pcu: { n: 2 }, online_now: { n: 2 }, avg_watch_seconds: { n: 20 } });
  });

  it('count watch time of viewers still present up to the watermark', () => {
    const minutes = [minute(0, { viewer_uv: 2 }, [0, 1, 10_000, 1, 40_000, -1])];
    expect(measure(minutes, live(90_000)).session.avg_watch_seconds).toEqual({
      n: 120,
      d: 2,
      value: 60,
      state: 'provisional',
    });
  });

  it('let nobody stay beyond the end, whatever is not yet reported', () => {
    const minutes = [minute(0, { viewer_uv: 2 }, [0, 1, 10_000, 1]), minute(2, { orders: 1 })];
    const { session, minutes: shown } = measure(minutes, final(60_000));
    expect(session).toMatchObject({ online_now: { n: 0 }, pcu: { n: 2 }, avg_watch_seconds: { n: 110, value: 55 } });
    expect(shown.map(({ minute: shownMinute, metrics }) => [shownMinute, metrics.online_now])).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });

  it('divide time watched by time live, and leave pauses out of both', () => {
    const paused = new LiveClock([30_000, 90_000]);
    const minutes = [minute(0, {}, [-10_000, 1, 20_000, 1]), minute(1, {}, [75_000, -1, 100_000, 1])];

    expect(measure(minutes, final(120_000)).session.acu).toMatchObject({ n: 120 + 55 + 20, d: 120 });
    expect(measure(minutes, final(120_000, paused)).session.acu).toMatchObject({ n: 60 + 10 + 20, d: 60, value: 1.5 });
    expect(measure(minutes, live(60_000, paused)).session.acu).toMatchObject({ n: 40, d: 30 });
    expect(measure([], live(null)).session.acu).toMatchObject({ value: null, state: 'undefined' });
  });

  it('count a stay as a long one from the instant at which it is', () => {
    const minutes = [minute(0, { view_pv: 2 }), minute(1, {}, [], { longStays: presenceRun([60_001, 1, 70_001, 1]) })];
    const rateAt = (atMs: number) => measure(minutes, live(atMs)).session.stay_60s_rate;

    expect([rateAt(60_000).n, rateAt(60_001).n, rateAt(90_000).n]).toEqual([0, 1, 2]);
    expect(rateAt(90_000)).toMatchObject({ value: 1, parameters: { long_stay_seconds: 60 } });
  });

  it('count who stays: those there so far while live, those there at the end afterwards', () => {
    const staying = presenceRun([1_000, 2, 50_000, -1, 60_000, -1]);
    const minutes = [minute(0, { viewer_uv: 4 }, [], { staying })];

    expect(measure(minutes, live(30_000)).session.stay_to_end_rate).toMatchObject({ n: 2, d: 4, value: 0.5 });
    expect(measure(minutes, final(60_000)).session.stay_to_end_rate).toEqual({
      n: 1,
      d: 4,
      value: 0.25,
      state: 'ok',
      parameters: { start_window_seconds: 60, reconnect_grace_seconds: 30 },
    });
  });

  it('are made of sums of multiples', () => {
    const { session } = measure([minute(0, { gmv: 900, refunded_amount: 300, view_pv: 200 })], final(60_000));
    expect(session).toMatchObject({ net_gmv: { n: 600, d: null }, gpm: { n: 900_000, d: 200, value: 4_500 } });
  });
});

describe('the minutes of a session', () => {
  it('show what happened in them, how they ended, their peak, and rates so far', () => {
    const minutes = [
      minute(0, { view_pv: 2, viewer_uv: 2, shop_visitors: 2 }, [0, 2, 30_000, -1]),
      minute(1, { orders: 1, buyers: 1, gmv: 500 }, [61_000, 2, 62_000, -2]),
    ];
    const [first, second] = measure(minutes, live(119_999)).minutes;

    expect(first).toMatchObject({ minute: 0, metrics: { view_pv: 2, online_now: 1, pcu: 2, orders: 0, cvr_shop: 0 } });
    expect(second).toMatchObject({
      minute: 1,
      metrics: { view_pv: 0, online_now: 1, pcu: 3, orders: 1, cvr_shop: 0.5, aov: 500 },
    });
    expect(first?.metrics).not.toHaveProperty('aov');
  });

  it('are shown when nothing happened, too, as far as the session has come', () => {
    expect(measure([minute(2, { likes: 1 })], live(4 * 60_000)).minutes.map((item) => item.minute)).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(measure([], live(null)).minutes).toEqual([]);
    expect(measure([], final(120_000)).minutes.map((item) => item.minute)).toEqual([0, 1]);
  });

  it('are left out when a rehearsal runs on for days', () => {
    const shown = measure([minute(0, { likes: 1 }), minute(100_000, { orders: 1 })], final(600_000)).minutes;
    expect(shown.map((item) => item.minute)).toEqual([0, 100_000]);
  });
});
