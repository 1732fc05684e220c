import { Injectable } from '@nestjs/common';
import { type Principal, RevokedKeys } from '@shopcast/access';
import { StreamSessionConfig } from '../stream-session.config.js';
import { Repeating } from './repeating.js';
import { Rooms } from './rooms.js';

/** Cuts connections that are silent for too long, and those whose token has expired or whose key was revoked. */
@Injectable()
export class ConnectionCheck {
  private readonly checking: Repeating;

  constructor(
    private readonly rooms: Rooms,
    private readonly revokedKeys: RevokedKeys,
    private readonly config: StreamSessionConfig,
  ) {
    this.checking = new Repeating('checking connections', config.ROOM_PING_MS / 5, async () => this.check());
  }

  start(): void {
    this.checking.start();
  }

  stop(): Promise<void> {
    return this.checking.stop();
  }

  private check(): void {
    const nowMs = Date.now();
    for (const room of this.rooms.all()) {
      room.audience.everyConnection((connection) => {
        connection.checkAlive(nowMs, this.config.ROOM_PING_MS);
        if (!this.isGood(connection.principal, nowMs)) connection.close('credentials');
      });
    }
  }

  private isGood(principal: Principal, nowMs: number): boolean {
    if (principal.kind === 'viewer') return principal.expiresAtMs > nowMs;
    return principal.kind === 'operator' || !this.revokedKeys.has(principal.keyId);
  }
}
