import { Acknowledgements } from './acknowledgements.js';

describe('acknowledgements', () => {
  it('are counted by when they came', () => {
    const acknowledgements = new Acknowledgements();
    const begunMs = performance.now();
    acknowledgements.acknowledged(begunMs);
    acknowledgements.acknowledged(begunMs);

    expect(acknowledgements.between(begunMs, performance.now() + 1)).toBe(2);
    expect(acknowledgements.between(0, begunMs)).toBe(0);
    expect(acknowledgements.total).toBe(2);
  });

  it('tell the next one, or the next one whose request was sent after a moment', async () => {
    const acknowledgements = new Acknowledgements();
    const [any, later] = [acknowledgements.next(0, 1_000), acknowledgements.next(200, 1_000)];

    acknowledgements.acknowledged(100);
    const first = await any;
    acknowledgements.acknowledged(300);

    expect(await later).toBeGreaterThanOrEqual(first ?? Infinity);
  });

  it('tell when none comes in time', async () => {
    expect(await new Acknowledgements().next(0, 10)).toBeUndefined();
  });
});
