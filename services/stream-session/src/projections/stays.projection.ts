import { viewerEntered, viewerLeft } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, HandlesBatch } from '@shopcast/event-log';
import { recordStays, type StayEvent } from '../persistence/stay-facts.js';

/** Who is in which room, by the log: so that any process knows the stays of one that has died. */
@Consumer('stream-session.stays')
export class StaysProjection {
  @HandlesBatch(viewerEntered, viewerLeft)
  record(events: readonly StayEvent[], tx: Transaction): Promise<void> {
    return recordStays(events, tx);
  }
}
