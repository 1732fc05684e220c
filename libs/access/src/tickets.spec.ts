import { newId } from '@shopcast/kernel';
import { CredentialsRefused } from './access.errors.js';
import type { Principal } from './principal.js';
import { RevokedKeys } from './revoked-keys.js';
import { Tickets } from './tickets.js';

const config = {
  SHOPCAST_SECRET: 'a master secret of more than thirty-two characters',
  SHOPCAST_OPERATOR_KEY_SHA256: '0'.repeat(64),
};
const others = new Tickets({ ...config, SHOPCAST_SECRET: 'another master secret of the same decent length' }, nobody());
const sessionId = newId();
const viewer: Principal = { kind: 'viewer', accountId: newId(), viewerId: 'mia', expiresAtMs: 1 };

function nobody(): RevokedKeys {
  return new RevokedKeys();
}

describe('tickets', () => {
  const tickets = new Tickets(config, nobody());

  it('say who may come in where, each under an id of its own', () => {
    const [one, other] = [tickets.issue(viewer, sessionId, 30), tickets.issue(viewer, sessionId, 30)];
    expect(tickets.read(one.ticket)).toEqual({
      ticketId: expect.any(String),
      principal: viewer,
      sessionId,
      expiresAtMs: one.expiresAtMs,
    });
    expect(tickets.read(one.ticket).ticketId).not.toBe(tickets.read(other.ticket).ticketId);
  });

  it('are good for their purpose alone', () => {
    const links = new Tickets(config, nobody(), 'report-link');

    expect(() => tickets.read(links.issue(viewer, sessionId, 30).ticket)).toThrow(CredentialsRefused);
    expect(() => links.read(tickets.issue(viewer, sessionId, 30).ticket)).toThrow(CredentialsRefused);
  });

  it('are refused when they are forged, changed, too old or no tickets at all', () => {
    const { ticket } = tickets.issue(viewer, sessionId, 30);
    const { ticket: past } = tickets.issue(viewer, sessionId, -1);
    for (const bad of ['', 'sct_', 'x'.repeat(9_000), past, `${ticket.slice(0, -2)}xx`, ticket.replace('sct_', '')]) {
      expect(() => tickets.read(bad)).toThrow(CredentialsRefused);
    }
    expect(() => others.read(ticket)).toThrow('invalid');
    expect(() => tickets.read(past)).toThrow('expired');
  });

  it('open nothing any more once the key behind them is revoked', () => {
    const revoked = new RevokedKeys();
    const staff: Principal = { kind: 'staff', accountId: newId(), keyId: newId(), scopes: ['host'] };
    const { ticket } = tickets.issue(staff, sessionId, 30);
    revoked.add([staff.keyId]);
    expect(() => new Tickets(config, revoked).read(ticket)).toThrow('revoked');
  });
});
