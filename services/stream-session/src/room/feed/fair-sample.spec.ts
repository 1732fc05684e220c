import { assert, array, double, integer, nat, property } from 'fast-check';
import { fairSample, sampleOf, SAMPLES } from './fair-sample.js';

const authors = array(nat({ max: 30 }).map(String), { maxLength: 200 });
const turn = double({ min: 0, max: 0.999, noNaN: true });

describe('a fair sample', () => {
  it('is as large as it may be, and nobody is heard twice before everybody was heard once', () => {
    const fairness = property(
      authors,
      integer({ min: 1, max: 60 }),
      nat({ max: SAMPLES - 1 }),
      turn,
      (said, most, sample, at) => {
        const chosen = fairSample(said, most, sample, at);
        expect(chosen.size).toBe(Math.min(most, said.length));
        const heard = new Map<string, number>(said.map((author) => [author, 0]));
        for (const place of chosen) heard.set(said[place] ?? '', (heard.get(said[place] ?? '') ?? 0) + 1);
        const left = said.filter((_author, place) => !chosen.has(place)).map((author) => heard.get(author) ?? 0);
        expect(Math.max(0, ...heard.values()) - Math.min(...left, Infinity)).toBeLessThanOrEqual(1);
      },
    );
    assert(fairness, { numRuns: 100 });
  });

  it('leaves out nobody’s first comment for the whole room as long as the samples can hold them', () => {
    const said = Array.from({ length: 80 }, (_, n) => `viewer ${n}`);
    const seen = new Set(Array.from({ length: SAMPLES }, (_, sample) => [...fairSample(said, 10, sample, 0.7)]).flat());
    expect(seen.size).toBe(80);
  });

  it('is spread evenly over viewers, and the same for a viewer who comes back', () => {
    const counts = Array.from({ length: SAMPLES }, () => 0);
    for (let n = 0; n < 8_000; n += 1) counts[sampleOf(`viewer-${n}`)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(250);
    expect(sampleOf('mia')).toBe(sampleOf('mia'));
  });
});
