import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { type Principal, type Ticket, Tickets } from '@shopcast/access';
import { type Pass, Turnstile } from '../../room/turnstile.js';
import { StreamSessionConfig } from '../../stream-session.config.js';
import { addressOf, isWelcome } from './handshake.js';

/** Who may come in at all: by origin, by ticket, and by how many are in already. */
@Injectable()
export class RoomDoor {
  private readonly turnstile: Turnstile;

  constructor(
    private readonly tickets: Tickets,
    private readonly config: StreamSessionConfig,
  ) {
    this.turnstile = new Turnstile({
      viewer: {
        connections: config.ROOM_VIEWER_CONNECTIONS,
        framesPerSecond: config.ROOM_FRAMES_PER_SECOND,
        frameBurst: config.ROOM_FRAME_BURST,
      },
      address: neighbourhood(config.ROOM_ADDRESS_CONNECTIONS, config.ROOM_ADDRESS_FRAMES_PER_SECOND),
      account: neighbourhood(config.ROOM_ACCOUNT_CONNECTIONS, config.ROOM_ACCOUNT_FRAMES_PER_SECOND),
    });
  }

  isWelcome(request: IncomingMessage): boolean {
    return isWelcome(request, this.config.ROOM_ORIGINS);
  }

  /** @returns undefined when nobody can be told by this ticket */
  read(ticket: string | undefined): Ticket | undefined {
    try {
      return ticket === undefined ? undefined : this.tickets.read(ticket);
    } catch {
      return undefined;
    }
  }

  /** @returns undefined when there are too many already */
  pass({ principal, sessionId }: Ticket, request: IncomingMessage): Pass | undefined {
    const account = principal.kind === 'operator' ? sessionId : principal.accountId;
    const comer = {
      viewer: `${account} ${nameOf(principal)}`,
      address: addressOf(request, this.config.ROOM_TRUSTED_PROXIES),
      account,
    };
    return this.turnstile.enter(comer, Date.now());
  }
}

/** Many share an address or an account, so what they say comes in waves. */
const neighbourhood = (connections: number, framesPerSecond: number) => ({
  connections,
  framesPerSecond,
  frameBurst: 2 * framesPerSecond,
});

function nameOf(principal: Principal): string {
  if (principal.kind === 'viewer') return `viewer ${principal.viewerId}`;
  return principal.kind === 'staff' ? `key ${principal.keyId}` : 'operator';
}
