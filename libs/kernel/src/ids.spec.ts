import { derivedId, newId } from './ids.js';

describe('ids', () => {
  it('are unique and sort by the time they were made', () => {
    const made = Array.from({ length: 1000 }, newId);
    expect(new Set(made).size).toBe(1000);
    expect([...made].sort()).toEqual(made);
  });

  it('derived from the same parts are the same, and parts do not run together', () => {
    expect(derivedId('stay', 'entered')).toBe(derivedId('stay', 'entered'));
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
  });
});
