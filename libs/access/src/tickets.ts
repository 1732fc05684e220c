import { hkdfSync, randomUUID } from 'node:crypto';
import { createSigner, createVerifier } from 'fast-jwt';
import type { AccessConfig } from './access.config.js';
import { CredentialsRefused } from './access.errors.js';
import type { Principal } from './principal.js';
import type { RevokedKeys } from './revoked-keys.js';
import { verified } from './verified.js';

const PREFIX = 'sct_';
const MAX_LENGTH = 4_096;

/** Somebody's leave to come in to one place, for a while. */
export interface Ticket {
  /** Whoever redeems it keeps this id, so that nobody comes in with it a second time. */
  readonly ticketId: string;
  readonly principal: Principal;
  readonly sessionId: string;
  readonly expiresAtMs: number;
}

/**
 * Tickets stand for credentials where those cannot be shown, as when a browser opens a WebSocket. They are signed and
 * stored nowhere; whether each is good only once is the business of whoever takes them.
 */
export class Tickets {
  private readonly sign: (claims: Claims) => string;
  private readonly verify: (token: string) => Claims;

  /** @param purpose tickets of one are good for no other: each has a key of its own */
  constructor(
    config: AccessConfig,
    private readonly revoked: RevokedKeys,
    purpose: 'ticket' | 'report-link' = 'ticket',
  ) {
    const key = Buffer.from(hkdfSync('sha256', config.SHOPCAST_SECRET, '', `shopcast/${purpose}/v1`, 32));
    this.sign = createSigner({ key, algorithm: 'HS256' });
    // A ticket is verified once, so nothing is gained by remembering it.
    this.verify = createVerifier({ key, algorithms: ['HS256'], cache: false });
  }

  issue(principal: Principal, sessionId: string, lifetimeSeconds: number): { ticket: string; expiresAtMs: number } {
    const exp = Math.floor(Date.now() / 1000) + lifetimeSeconds;
    return {
      ticket: PREFIX + this.sign({ jti: randomUUID(), sid: sessionId, who: principal, exp }),
      expiresAtMs: exp * 1000,
    };
  }

  /** @throws CredentialsRefused when it is forged or too old, or when the key behind it was revoked */
  read(ticket: string): Ticket {
    if (!ticket.startsWith(PREFIX) || ticket.length > MAX_LENGTH) throw new CredentialsRefused('invalid');
    const { jti, sid, who, exp } = verified(() => this.verify(ticket.slice(PREFIX.length)));
    if (who.kind === 'staff' && this.revoked.has(who.keyId)) throw new CredentialsRefused('revoked');
    return { ticketId: jti, sessionId: sid, principal: who, expiresAtMs: exp * 1000 };
  }
}

interface Claims {
  readonly jti: string;
  readonly sid: string;
  readonly who: Principal;
  readonly exp: number;
}
