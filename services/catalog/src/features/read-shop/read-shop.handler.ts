import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { systemClock } from '@shopcast/kernel';
import { type KnownSession, sessionTimeAt } from '../../domain/session.js';
import type { Shelf } from '../../domain/shelf.js';
import { shelfAt, type ShelfItem } from '../../domain/shop-window.js';
import { checkTokenFor } from '../../domain/visitor.js';
import { SessionDirectory } from '../../persistence/session-directory.js';
import { ShopWindows } from '../../persistence/shop-windows.js';

/** What a session sells at one moment. */
export interface Shop {
  readonly session: KnownSession;
  readonly shelf: Shelf;
  readonly items: readonly ShelfItem[];
  readonly nowMs: number;
}

@Injectable()
export class ReadShopHandler {
  constructor(
    private readonly sessions: SessionDirectory,
    private readonly windows: ShopWindows,
  ) {}

  async handle(caller: Principal, sessionId: string): Promise<Shop> {
    const session = await this.sessions.glance(scopeOf(caller), sessionId);
    if (caller.kind === 'viewer') checkTokenFor(session.sessionId, caller);
    const window = await this.windows.of(scopeOf(caller), session);
    const nowMs = sessionTimeAt(session, systemClock.now());
    return { session, shelf: window.shelf, items: shelfAt(window, session, nowMs), nowMs };
  }
}
