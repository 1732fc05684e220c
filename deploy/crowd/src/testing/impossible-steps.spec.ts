import { rehearsal } from '../cases/rehearsal.case.js';
import { planCase } from '../plan/plan-case.js';
import type { Plan, ViewerStep } from '../plan/script.js';
import { impossibleSteps } from './impossible-steps.js';

const plan = planCase(rehearsal, 1);
/** The script in which one person has only these steps. */
const solo = (steps: ViewerStep[]): Plan => ({
  ...plan,
  viewers: [{ key: 'v0', guest: false, source: { channel: 'push' }, steps }],
});
const enter: ViewerStep = { kind: 'enter', atMs: 10, stay: 0 };

describe('what no real viewer could do', () => {
  it.each<[string, ViewerStep[]]>([
    ['acting before entering', [{ kind: 'comment', atMs: 1, text: 'x' }, enter]],
    ['acting after leaving', [enter, { kind: 'leave', atMs: 20 }, { kind: 'like', atMs: 30, count: 1 }]],
    ['entering twice', [enter, { kind: 'enter', atMs: 20, stay: 1 }]],
    ['going back in time', [enter, { kind: 'share', atMs: 5, channel: 'x' }]],
    ['clicking without having visited', [enter, { kind: 'click', atMs: 20, product: 'p0', surface: 'shelf' }]],
    ['paying for nothing', [enter, { kind: 'pay', atMs: 20, order: 'o', outcome: 'succeeded' }]],
    ['coming back after being lost', [enter, { kind: 'vanish', atMs: 20 }, { kind: 'enter', atMs: 30, stay: 1 }]],
    ['acting while away', [enter, { kind: 'drop', atMs: 20, backAtMs: 40 }, { kind: 'like', atMs: 30, count: 1 }]],
    ['never coming', []],
  ])('is found: %s', (_what, steps) => {
    expect(impossibleSteps(solo(steps))).not.toEqual([]);
  });

  it('is not found in a planned script', () => {
    expect(impossibleSteps(plan)).toEqual([]);
  });
});
