import { jest } from '@jest/globals';
import { newId } from '@shopcast/kernel';
import { CredentialsRefused } from './access.errors.js';
import { Credentials, sha256 } from './credentials.js';

const OPERATOR_KEY = 'sco_correct-horse-battery-staple';
const config = {
  SHOPCAST_SECRET: 'a master secret of more than thirty-two characters',
  SHOPCAST_OPERATOR_KEY_SHA256: sha256(OPERATOR_KEY).toString('hex'),
};
const credentials = new Credentials(config);
const others = new Credentials({ ...config, SHOPCAST_SECRET: 'another master secret of the same decent length' });
const accountId = newId();

const refused = (credential: string) => {
  expect(() => credentials.read(credential)).toThrow(CredentialsRefused);
};
const reason = (credential: string): unknown => {
  try {
    return credentials.read(credential);
  } catch (error) {
    return (error as CredentialsRefused).details['reason'];
  }
};

describe('credentials', () => {
  it('know the operator by the hash of the key alone', () => {
    expect(credentials.read(OPERATOR_KEY)).toEqual({ kind: 'operator' });
    refused(`${OPERATOR_KEY}x`);
    refused('');
  });

  it('carry account, key id and scopes in a staff key', () => {
    const keyId = newId();
    const key = credentials.issueAccountKey({ accountId, keyId, scopes: ['host', 'shop'] });
    expect(credentials.read(key)).toEqual({ kind: 'staff', accountId, keyId, scopes: ['host', 'shop'] });
  });

  it('carry account, viewer and session in a viewer token, until it expires', () => {
    const sessionId = newId();
    const viewer = { accountId, viewerId: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M', sessionId };
    const { token, expiresAtMs } = credentials.issueViewerToken({ ...viewer, lifetimeSeconds: 60 });
    expect(credentials.read(token)).toEqual({ kind: 'viewer', ...viewer, expiresAtMs });

    const { token: past } = credentials.issueViewerToken({ ...viewer, lifetimeSeconds: -1 });
    expect(reason(past)).toBe('expired');
  });

  it('are refused once they have run out, also when they were good a moment ago', () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') });
    try {
      const { token } = credentials.issueViewerToken({ accountId, viewerId: 'v', lifetimeSeconds: 60 });
      expect([reason(token), reason(token)]).toEqual([credentials.read(token), credentials.read(token)]);

      jest.advanceTimersByTime(61_000);

      expect([reason(token), reason(token)]).toEqual(['expired', 'expired']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('are read each by itself: one that was read before opens nothing for its neighbour', () => {
    const { token } = credentials.issueViewerToken({ accountId, viewerId: 'v', lifetimeSeconds: 60 });
    const { token: other } = credentials.issueViewerToken({ accountId, viewerId: 'w', lifetimeSeconds: 60 });
    const [signed, signature] = [token.slice(0, token.lastIndexOf('.')), other.slice(other.lastIndexOf('.'))];
    credentials.read(token);
    credentials.read(other);

    refused(signed + signature);
    refused(token.slice(0, -2));
    expect(credentials.read(token)).toMatchObject({ viewerId: 'v' });
  });

  it('refuse what another installation signed', () => {
    refused(others.issueAccountKey({ accountId, keyId: newId(), scopes: ['host'] }));
    refused(others.issueViewerToken({ accountId, viewerId: 'v', lifetimeSeconds: 60 }).token);
  });

  it('refuse a token whose claims were changed, an unsigned one and one signed for another account', () => {
    const { token } = credentials.issueViewerToken({ accountId, viewerId: 'v', lifetimeSeconds: 60 });
    const [header, payload, signature] = token.slice(4).split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = (changes: object) => Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url');

    refused(`scv_${header}.${forged({ sub: 'somebody-else' })}.${signature}`);
    refused(`scv_${header}.${forged({ acc: newId() })}.${signature}`);
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    refused(`scv_${none}.${payload}.`);
    refused('scv_not.a.token');
    refused(`sck_${token.slice(4)}`);
  });
});
