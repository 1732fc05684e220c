import { newId } from '@shopcast/kernel';
import { newSigningSecret, SecretBox } from './secret-box.js';

const [accountId, endpointId] = [newId(), newId()];
const box = new SecretBox('a master secret of at least 32 characters');

describe('the secret box', () => {
  it('opens what it has sealed, and seals nothing twice in the same way', () => {
    const secret = newSigningSecret();
    const [one, two] = [box.seal(accountId, endpointId, secret), box.seal(accountId, endpointId, secret)];

    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect([one, two].map((sealed) => box.open(accountId, endpointId, sealed))).toEqual([secret, secret]);
    expect(one.equals(two)).toBe(false);
    expect(one.includes(secret)).toBe(false);
  });

  it('opens nothing for another account, another endpoint, or with another master secret', () => {
    const sealed = box.seal(accountId, endpointId, newSigningSecret());

    expect(() => box.open(newId(), endpointId, sealed)).toThrow();
    expect(() => box.open(accountId, newId(), sealed)).toThrow();
    expect(() => new SecretBox('another master secret of 32 characters').open(accountId, endpointId, sealed)).toThrow();
  });

  it('notices every bit that has been changed', () => {
    const sealed = box.seal(accountId, endpointId, newSigningSecret());

    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => box.open(accountId, endpointId, changed)).toThrow();
    }
  });
});
