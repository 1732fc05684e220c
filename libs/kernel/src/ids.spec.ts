import { v5, validate, version } from 'uuid';
import { derivedId, isUuid, newId } from './ids.js';

/** Half a surrogate pair is no character, and counts as the replacement character. */
const wellFormed = (parts: readonly string[]): string[] => parts.map((part) => part.toWellFormed());

describe('ids', () => {
  it('are unique and sort by the time they were made', () => {
    const made = Array.from({ length: 20_000 }, newId);

    expect(new Set(made).size).toBe(20_000);
    expect([...made].sort()).toEqual(made);
  });

  it('are UUIDs of version 7, which begin with the millisecond of their making', () => {
    const before = Date.now();

    const id = newId();

    expect([validate(id), version(id)]).toEqual([true, 7]);
    const madeMs = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    // A burst of ids may run ahead of the clock by a few milliseconds.
    expect(madeMs).toBeGreaterThanOrEqual(before);
    expect(madeMs).toBeLessThan(before + 1_000);
  });

  it('derived from parts are the UUIDs of version 5 that anybody else would make of them', () => {
    for (const parts of [['placement', 'a', 'b'], ['弾幕'], [''], ['\ud800', 'x'.repeat(1_000)]]) {
      expect(derivedId(...parts)).toBe(v5(wellFormed(parts).join('\u001f'), '6f1d5a52-3c0b-4a35-9a0e-7d1c2f4e8b10'));
    }
  });

  it('derived from the same parts are the same, and parts do not run together', () => {
    expect(derivedId('stay', 'entered')).toBe(derivedId('stay', 'entered'));
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
  });

  it('are told from what is none', () => {
    const id = '0123abcd-4567-7EF0-89ab-cdef01234567';
    const spoilt = [...id].map((_, at) => `${id.slice(0, at)}g${id.slice(at + 1)}`);
    const none = ['', 'id', `${id} `, ` ${id}`, id.replaceAll('-', ''), id.slice(1), `${id.slice(0, -1)}\u0661`];

    expect([id, newId(), derivedId('a')].map(isUuid)).toEqual([true, true, true]);
    expect([...none, ...spoilt].filter(isUuid)).toEqual([]);
  });
});
