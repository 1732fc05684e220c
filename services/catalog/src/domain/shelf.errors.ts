import { DomainError } from '@shopcast/kernel';

/** Viewers see only the shelf, so the host explains only what is on it. */
export class NotOnShelf extends DomainError {
  readonly code = 'shelf.not_on_shelf';
  readonly kind = 'conflict';
  constructor(listingId: string) {
    super('The listing is not on the shelf of this session', { listingId });
  }
}
