import { Injectable } from '@nestjs/common';
import type { Staff, Viewer } from '@shopcast/access';
import { derivedId } from '@shopcast/kernel';
import { ChangeDesk } from '../../batching/change-desk.js';
import { digestOfUnits } from '../../bodies/line-units.body.js';
import { askedBy } from '../../callers/asked-by.js';
import { ownOrdersOnly } from '../../callers/callers.js';
import type { LineUnits, UnitsReturn } from '../../domain/fulfilment/fulfilment.js';
import { acceptReturn, refuseReturn, requestReturn } from '../../domain/fulfilment/return-units.js';
import { type Order, isBought, shownTo } from '../../domain/order.js';
import { MakeRefunds } from '../../timing/make-refunds.js';

export interface ReturnRequestCommand {
  readonly caller: Staff | Viewer;
  readonly orderId: string;
  /** The caller's Idempotency-Key: one return of this order. */
  readonly key: string;
  readonly reason: string;
  /** null: all that the buyer has. */
  readonly lines: readonly LineUnits[] | null;
}

export interface ReturnDecisionCommand {
  readonly staff: Staff;
  readonly orderId: string;
  readonly returnId: string;
}

@Injectable()
export class ReturnUnitsHandler {
  constructor(
    private readonly changes: ChangeDesk,
    private readonly refunds: MakeRefunds,
  ) {}

  async request({ caller, orderId, key, reason, lines }: ReturnRequestCommand): Promise<UnitsReturn> {
    const change = askedBy(caller, orderId);
    const returnId = derivedId('return', change.orderId, key);
    const digest = derivedId('return', reason, ...digestOfUnits(lines));
    const wish = { returnId, digest, reason, lines, requestedAtMs: change.atMs };
    const { order } = await this.changes.change(caller.accountId, {
      ...change,
      decide: (shipped) => requestReturn(shownTo(ownOrdersOnly(caller), shipped), wish),
    });
    return returnIn(order, returnId);
  }

  /** @param refundMinor null: what the units were worth */
  async accept(
    { staff, orderId, returnId }: ReturnDecisionCommand,
    choice: { readonly restock: boolean; readonly refundMinor: number | null },
  ): Promise<UnitsReturn> {
    const change = askedBy(staff, orderId);
    // The same for every repetition: a return gives money back once.
    const refundId = derivedId('return-refund', change.orderId, returnId);
    const { order, refund } = await this.changes.change(staff.accountId, {
      ...change,
      decide: (asked) => acceptReturn(asked, { returnId, refundId, atMs: change.atMs, ...choice }),
    });
    if (refund) this.refunds.wake();
    return returnIn(order, returnId);
  }

  async refuse({ staff, orderId, returnId }: ReturnDecisionCommand, why: string): Promise<UnitsReturn> {
    const change = askedBy(staff, orderId);
    const { order } = await this.changes.change(staff.accountId, {
      ...change,
      decide: (asked) => refuseReturn(asked, { returnId, why, atMs: change.atMs }),
    });
    return returnIn(order, returnId);
  }
}

function returnIn(order: Order, returnId: string): UnitsReturn {
  const found = isBought(order) && order.fulfilment.returns.find((one) => one.returnId === returnId);
  if (!found) throw new Error('a return was decided without one');
  return found;
}
