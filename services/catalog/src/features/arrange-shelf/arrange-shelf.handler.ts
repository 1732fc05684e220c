import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf, type Staff } from '@shopcast/access';
import { systemClock } from '@shopcast/kernel';
import { sessionTimeAt } from '../../domain/session.js';
import { arrange, type Shelf } from '../../domain/shelf.js';
import { ListingRepository } from '../../persistence/listing.repository.js';
import { SessionDirectory } from '../../persistence/session-directory.js';
import { ShelfRepository } from '../../persistence/shelf.repository.js';

@Injectable()
export class ArrangeShelfHandler {
  constructor(
    private readonly sessions: SessionDirectory,
    private readonly listings: ListingRepository,
    private readonly shelves: ShelfRepository,
  ) {}

  async arrange(staff: Staff, sessionId: string, listingIds: readonly string[]): Promise<Shelf> {
    const session = await this.sessions.find(scopeOf(staff), sessionId);
    const listings = await this.listings.findAll(scopeOf(staff), listingIds);
    const nowMs = sessionTimeAt(session, systemClock.now());
    return this.shelves.change(scopeOf(staff), session, nowMs, (shelf) => arrange(shelf, session, listings));
  }

  async read(caller: Principal, sessionId: string): Promise<Shelf> {
    const session = await this.sessions.find(scopeOf(caller), sessionId);
    return this.shelves.find(scopeOf(caller), session);
  }
}
