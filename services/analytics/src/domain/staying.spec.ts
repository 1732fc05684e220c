import { type Staying, stayingChanges, staysFrom } from './staying.js';
import { noStays } from './stays.js';

const rules = { startWindowMs: 60_000, graceMs: 30_000 };
const START_MS = 1_000_000;

/** Whether the viewer is among those who stay, after each change of presence. */
const stays = (...watched: number[]): boolean[] =>
  stayingChanges({ ...noStays, watched: watched.map((atMs) => START_MS + atMs) }, rules).map((staying) =>
    staysFrom(START_MS, staying, rules),
  );

describe('staying from start to end', () => {
  it('takes being there within a minute of the start', () => {
    expect(stays(60_000, 90_000)).toEqual([true, true]);
    expect(stays(60_001, 90_000)).toEqual([false, false]);
    expect(stays(-600_000, 90_000)).toEqual([true, true]);
  });

  it('suffers absences up to the grace, and none that is longer', () => {
    expect(stays(0, 10, 30_010, 90_000)).toEqual([true, true, true, true]);
    expect(stays(0, 10, 30_011, 90_000)).toEqual([true, true, false, false]);
  });

  it('does not mind an absence that began before the start', () => {
    expect(stays(-90_000, -80_000, 50_000, 70_000)).toEqual([true, true, true, true]);
    expect(stays(-90_000, 1, 50_000, 70_000)).toEqual([true, true, false, false]);
  });

  it('goes on while somebody is still there', () => {
    const [first] = stayingChanges({ ...noStays, open: new Map([['a', START_MS]]) }, rules) as [Staying];
    expect(first).toEqual({ atMs: START_MS, delta: 1, sinceMs: START_MS, awaySinceMs: 0 });
  });
});
