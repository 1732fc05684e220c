import { derivedId, newId } from '@shopcast/kernel';
import { SEEN_BYTES, SeenFacts } from './seen-facts.js';

describe('the facts that a story was told', () => {
  const ids = [...Array.from({ length: 300 }, newId), ...Array.from({ length: 300 }, (_, n) => derivedId(String(n)))];

  it('are known again, also when they were put away meanwhile', () => {
    const seen = new SeenFacts(new Uint8Array());
    expect(ids.map((id) => seen.add(id))).toEqual(ids.map(() => true));

    const again = new SeenFacts(Buffer.from(seen.bytes));

    expect(seen.bytes).toHaveLength(ids.length * SEEN_BYTES);
    expect([again.count, ids.filter((id) => again.add(id))]).toEqual([ids.length, []]);
    expect(again.add(newId())).toBe(true);
  });

  it('differ when any digit of their ids does', () => {
    const id = '0123abcd-4567-7ef0-89ab-cdef01234567';
    const changed = [...id].flatMap((digit, at) =>
      digit === '-' ? [] : [id.slice(0, at) + (digit === 'f' ? '0' : 'f') + id.slice(at + 1)],
    );
    const seen = new SeenFacts(new Uint8Array());
    seen.add(id);

    expect(changed.map((other) => seen.add(other))).toEqual(changed.map(() => true));
  });
});
