import { Injectable } from '@nestjs/common';
import type { Viewer } from '@shopcast/access';
import { newId } from '@shopcast/kernel';
import { Lanes } from '../../batching/lanes.js';
import type { LineUnits } from '../../domain/fulfilment/fulfilment.js';
import { TokenForAnotherSession } from '../../domain/placement.errors.js';
import type { Waiting, WaitingEntry } from '../../domain/waiting/waiting.js';
import { type JoinOutcome, WaitingRepository } from '../../persistence/waiting/waiting.repository.js';

export interface JoinWaitingListCommand {
  readonly viewer: Viewer;
  readonly sessionId: string;
  readonly wish: LineUnits;
}

/** When a product sells out, all who were too late come at once: they are taken in together, like orders. */
@Injectable()
export class JoinWaitingListHandler {
  private readonly lanes: Lanes<Waiting, JoinOutcome>;

  constructor(waiting: WaitingRepository) {
    this.lanes = new Lanes((accountId, wishes) => waiting.join(accountId, wishes));
  }

  async handle({ viewer, sessionId, wish }: JoinWaitingListCommand): Promise<WaitingEntry> {
    if (viewer.sessionId !== undefined && viewer.sessionId !== sessionId.toLowerCase())
      throw new TokenForAnotherSession(sessionId);
    const outcome = await this.lanes.ask(viewer.accountId, {
      entryId: newId(),
      accountId: viewer.accountId,
      sessionId: sessionId.toLowerCase(),
      viewerId: viewer.viewerId,
      listingId: wish.listingId.toLowerCase(),
      skuId: wish.skuId.toLowerCase(),
      quantity: wish.quantity,
      joinedAtMs: Date.now(),
    });
    if (outcome.kind === 'refused') throw outcome.refusal;
    return outcome.entry;
  }
}
