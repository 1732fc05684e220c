import { Metronome } from './metronome.js';

describe('the metronome', () => {
  it('wakes sleepers after their time, in the order of their times', async () => {
    const clock = new Metronome(1);
    const woken: number[] = [];
    const fromMs = performance.now();
    await Promise.all([60, 20, 40].map((ms) => clock.rest(ms).then(() => woken.push(ms))));
    clock.stop();

    expect(woken).toEqual([20, 40, 60]);
    expect(performance.now() - fromMs).toBeGreaterThanOrEqual(59);
  });

  it('passes session time as many times faster as it was told', async () => {
    const clock = new Metronome(100);
    expect(clock.sessionMs()).toBe(0);
    clock.startSession();
    const fromMs = performance.now();
    await clock.untilSession(5_000);
    const tookMs = performance.now() - fromMs;
    clock.stop();

    expect(tookMs).toBeGreaterThan(45);
    expect(tookMs).toBeLessThan(500);
  });

  it('stands still while it is held, and then goes on where it was', async () => {
    const clock = new Metronome(100);
    clock.startSession();
    await clock.untilSession(1_000);
    clock.isHeld = () => true;
    const heldAtMs = clock.sessionMs();
    await clock.rest(100);
    expect(clock.sessionMs()).toBe(heldAtMs);
    clock.isHeld = () => false;
    await clock.untilSession(heldAtMs + 1_000);
    clock.stop();
  });

  it('does not wait for what is past', async () => {
    const clock = new Metronome(1_000);
    clock.startSession();
    await clock.untilSession(0);
    clock.stop();
  });

  it('wakes nobody after it was stopped', async () => {
    const clock = new Metronome(1);
    let woken = false;
    void clock.rest(10).then(() => (woken = true));
    clock.stop();
    await new Promise((later) => setTimeout(later, 40));
    expect(woken).toBe(false);
  });
});
