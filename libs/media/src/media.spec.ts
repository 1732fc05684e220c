import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { hookToken, isHookToken, isSigned, mayPlay, permitPlayback, type PublisherCall, signCall } from './index.js';

const secret = 'a media secret of at least thirty-two characters';
const other = 'another media secret of thirty-two characters';
const now = Date.parse('2026-11-23T12:00:00Z');

describe('a permit to play', () => {
  const permit = permitPlayback(secret, 'session', now + 60_000);

  it('opens its session until it expires, and from then on nothing', () => {
    expect(mayPlay(secret, 'session', permit, now)).toBe(true);
    expect(mayPlay(secret, 'session', permit, now + 59_999)).toBe(true);
    expect(mayPlay(secret, 'session', permit, now + 60_000)).toBe(false);
  });

  it('is worth nothing for another session, prolonged, forged, halved or signed by somebody else', () => {
    const { expires, signature } = permit;
    expect(mayPlay(secret, 'other', permit, now)).toBe(false);
    expect(mayPlay(other, 'session', permit, now)).toBe(false);
    for (const forged of [
      { expires: String(Number(expires) + 1), signature },
      { expires: `0${expires}`, signature },
      { expires: 'Infinity', signature },
      { expires, signature: signature.slice(0, -1) },
      { expires, signature: '' },
      { signature },
      { expires },
      {},
    ]) {
      expect(mayPlay(secret, 'session', forged, now)).toBe(false);
    }
  });
});

describe('the token in the addresses of hooks', () => {
  it('is not the secret, and the same where containers are set up', () => {
    const token = hookToken(secret);
    expect([isHookToken(secret, token), isHookToken(secret, secret), isHookToken(other, token)]).toEqual([
      true,
      false,
      false,
    ]);
    const script = join(process.cwd(), 'deploy', 'images', 'media-hook-token.mjs');
    const printed = execFileSync(process.execPath, [script], { env: { MEDIA_SECRET: secret }, encoding: 'utf8' });
    expect(printed.trim()).toBe(token);
  });
});

describe('a signed call of a media server', () => {
  const call: PublisherCall = { event: 'publish', sessionId: 's', publicationId: 'p', key: 'k' };
  const header = signCall(secret, call, now);

  it('is believed for five minutes', () => {
    expect(isSigned(secret, call, header, now + 300_000)).toBe(true);
    expect(isSigned(secret, call, header, now + 300_001)).toBe(false);
    expect(isSigned(secret, call, header, now - 300_001)).toBe(false);
  });

  it('is not believed when anything in it was changed', () => {
    const changed: PublisherCall[] = [
      { ...call, event: 'alive' },
      { ...call, sessionId: 't' },
      { ...call, publicationId: 'q' },
      { ...call, key: 'l' },
      { event: 'publish', sessionId: 's', publicationId: 'p' },
    ];
    for (const forged of changed) expect(isSigned(secret, forged, header, now)).toBe(false);
    expect(isSigned(other, call, header, now)).toBe(false);
    for (const wrong of ['', 'nonsense', header.replace('t=1', 't=2'), `${header}A`, header.replace('v1=', 'v1=A')]) {
      expect(isSigned(secret, call, wrong, now)).toBe(false);
    }
  });
});
