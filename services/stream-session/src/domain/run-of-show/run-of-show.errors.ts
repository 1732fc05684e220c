import { DomainError } from '@shopcast/kernel';

/** Somebody else has changed it since it was read; whoever asks reads it again and decides anew. */
export class RunOfShowChanged extends DomainError {
  readonly code = 'run_of_show.changed';
  readonly kind = 'conflict';
  constructor(version: number) {
    super('The run of show has been changed meanwhile; read it again', { version });
  }
}

export class PriceWithoutListing extends DomainError {
  readonly code = 'run_of_show.price_without_listing';
  readonly kind = 'invalid';
  constructor(segmentId: string, listingId: string) {
    super('A segment can set prices only for the listings that it is about', { segmentId, listingId });
  }
}

/** What has been said and given out cannot be planned otherwise afterwards. */
export class SegmentHasBegun extends DomainError {
  readonly code = 'segment.has_begun';
  readonly kind = 'conflict';
  constructor(segmentId: string) {
    super('A segment that has begun stays, with its listings, prices and coupons', { segmentId });
  }
}

export class SegmentNotFound extends DomainError {
  readonly code = 'segment.not_found';
  readonly kind = 'not_found';
  constructor(segmentId: string) {
    super('There is no such segment in the run of show', { segmentId });
  }
}

/** A segment comes once: its prices and coupons are given out once. */
export class SegmentIsOver extends DomainError {
  readonly code = 'segment.is_over';
  readonly kind = 'conflict';
  constructor(segmentId: string) {
    super('The segment is over; plan another one to come back to it', { segmentId });
  }
}
