import type { VisitChange } from '../domain/first-visit.js';
import { seeded } from '../testing/seeded.js';
import { packVisits, unpackVisits } from './packed-visits.js';

const START_MS = Date.parse('2026-11-23T10:00:37.123Z');

describe('packed visits', () => {
  const chance = seeded(29);
  const visit = (): VisitChange => {
    const enteredMs = START_MS + chance.between(-90_000, 7_200_000);
    const leftMs = chance.pick([null, enteredMs, enteredMs + chance.between(1, 7_200_000)]);
    return { enteredMs, leftMs, delta: chance.pick([-1, 1, 12]) };
  };
  const visits = (many: number): VisitChange[] => Array.from({ length: many }, visit);

  it('are read as they were written, also pieces that were put one after the other', () => {
    const [some, more] = [visits(300), visits(2)];

    const bytes = Buffer.concat([packVisits(some), packVisits([]), packVisits(more)]);

    expect([...unpackVisits([bytes, packVisits(some)])]).toEqual([...some, ...more, ...some]);
    expect(packVisits([])).toHaveLength(0);
  });
});
