import { isSigned, signCallback } from './callback-signature.js';

const key = Buffer.from('a key of the test provider');
const body = Buffer.from('{"outcome":"succeeded"}');
const now = Date.parse('2026-11-23T12:00:00Z');
const signature = signCallback(key, body, now);

describe('the signature of a callback', () => {
  it('is good for the signed bytes, for five minutes in both directions', () => {
    for (const seconds of [0, 299, -299]) expect(isSigned(key, signature, body, now + seconds * 1000)).toBe(true);
    for (const seconds of [302, -302]) expect(isSigned(key, signature, body, now + seconds * 1000)).toBe(false);
  });

  it('is good for no other bytes, key or time', () => {
    expect(isSigned(key, signature, Buffer.from('{"outcome":"succeeded" }'), now)).toBe(false);
    expect(isSigned(Buffer.from('another key'), signature, body, now)).toBe(false);
    expect(isSigned(key, signature.replace(/t=\d+/, `t=${now / 1000 + 10}`), body, now)).toBe(false);
  });

  it.each([undefined, '', 'nonsense', 't=1,v1=', `v1=${'0'.repeat(64)}`, `t=-1,v1=${'0'.repeat(64)}`])(
    'refuses %j without breaking',
    (broken) => {
      expect(isSigned(key, broken, body, now)).toBe(false);
    },
  );
});
