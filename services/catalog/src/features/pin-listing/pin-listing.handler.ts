import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { systemClock } from '@shopcast/kernel';
import { sessionTimeAt } from '../../domain/session.js';
import { pin, type Shelf } from '../../domain/shelf.js';
import { ListingRepository } from '../../persistence/listing.repository.js';
import { SessionDirectory } from '../../persistence/session-directory.js';
import { ShelfRepository } from '../../persistence/shelf.repository.js';

@Injectable()
export class PinListingHandler {
  constructor(
    private readonly sessions: SessionDirectory,
    private readonly listings: ListingRepository,
    private readonly shelves: ShelfRepository,
  ) {}

  async handle(staff: Staff, sessionId: string, listingId: string | null): Promise<Shelf> {
    const session = await this.sessions.find(scopeOf(staff), sessionId);
    const [listing = null] = await this.listings.findAll(scopeOf(staff), listingId === null ? [] : [listingId]);
    const nowMs = sessionTimeAt(session, systemClock.now());
    return this.shelves.change(scopeOf(staff), session, nowMs, (shelf) => pin(shelf, session, listing));
  }
}
