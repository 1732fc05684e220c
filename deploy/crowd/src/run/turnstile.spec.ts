import type { Plan, ViewerStep } from '../plan/script.js';
import { Turnstile } from './turnstile.js';

const steps = {
  first: { kind: 'enter', atMs: 0, stay: 0 },
  goes: { kind: 'leave', atMs: 10, seat: 'a 0' },
  second: { kind: 'enter', atMs: 20, stay: 0, after: 'a 0', atPeak: true },
  third: { kind: 'enter', atMs: 20, stay: 0, atPeak: true },
  leaves: { kind: 'leave', atMs: 30, atPeak: true },
} as const satisfies Record<string, ViewerStep>;

const turnstile = (): Turnstile => new Turnstile({ viewers: [{ steps: Object.values(steps) }] } as unknown as Plan);

/** Whether it is over now, without waiting for anything else. */
const isOver = async (waiting: Promise<void>): Promise<boolean> => {
  const [over] = await Promise.all([Promise.race([waiting.then(() => true), Promise.resolve(false).then((no) => no)])]);
  return over;
};

describe('the turnstile', () => {
  it('lets nobody take a seat that is not free, and everybody else in', async () => {
    const gate = turnstile();
    await gate.mayEnter(steps.first);
    const waiting = gate.mayEnter(steps.second);
    expect(await isOver(waiting)).toBe(false);

    gate.left(steps.goes);
    await waiting;
  });

  it('lets nobody go from the peak before everybody is there', async () => {
    const gate = turnstile();
    await gate.mayLeave(steps.goes);
    const waiting = gate.mayLeave(steps.leaves);
    gate.entered(steps.second);
    expect(await isOver(waiting)).toBe(false);

    gate.entered(steps.third);
    await waiting;
  });
});
