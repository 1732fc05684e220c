import { eventTimeAt, sessionTimeOf, witness } from './event-clock.js';

describe('the session clock of the page', () => {
  it('runs on at the speed of the session between two updates', () => {
    const clock = witness(null, 120, 1_000_000, 5_000);

    expect(eventTimeAt(clock, 6_000)).toBe(1_120_000);
  });

  it('never runs backwards when an update arrives late', () => {
    const first = witness(null, 1, 10_000, 100);

    expect(witness(first, 1, 10_500, 3_000)).toBe(first);
  });

  it('moves forward when an update proves that more time has passed', () => {
    const clock = witness(witness(null, 1, 10_000, 100), 1, 14_000, 2_000);

    expect(eventTimeAt(clock, 2_000)).toBe(14_000);
  });

  it('is right on a device whose own clock is wrong by years', () => {
    const started = Date.UTC(2026, 0, 1, 20);
    const clock = witness(null, 60, sessionTimeOf(started + 10_000, started, 60), 42);

    expect(eventTimeAt(clock, 42 + 1_000) - started).toBe(11 * 60_000);
  });
});
