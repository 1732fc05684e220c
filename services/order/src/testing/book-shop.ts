import { type OrderPaid, orderPaid, orderRefunded } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import type { ServiceUnderTest, TestHttp, TestResponse } from '@shopcast/testing';
import { paidFact, paidLine } from './settlement.js';

/** Noon of a day of November 2026. */
export const november = (day: number): number => Date.parse(`2026-11-${String(day).padStart(2, '0')}T12:00:00Z`);

/** The first moment of a day. */
export const dayStart = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;

/** An account whose orders are known by their facts alone, at whatever time they happened. */
export class BookShop {
  readonly accountId = newId();
  readonly brandId = newId();
  readonly staff: TestHttp;

  constructor(private readonly order: ServiceUnderTest) {
    this.staff = order.http.as(order.credentials.staff(this.accountId));
  }

  /** A paid order of one line of two units at 15 % commission and 2 % fee, unless told otherwise. */
  async sell(day: number, changes: Partial<OrderPaid['lines'][number]> = {}): Promise<OrderPaid> {
    const line = paidLine({ brandId: this.brandId, quantity: 2, listingId: newId(), ...changes });
    const paid = paidFact([line], { accountId: this.accountId, orderId: newId() });
    await this.order.log.tell(orderPaid.of(paid), { timeMs: november(day) });
    return paid;
  }

  async giveBack(
    day: number,
    { accountId, sessionId, viewerId, orderId, currency }: OrderPaid,
    refundMinor: number,
    before = 0,
  ): Promise<void> {
    const whose = { accountId, sessionId, viewerId, orderId, currency };
    const refund = { refundId: newId(), refundMinor, refundedTotalMinor: before + refundMinor };
    await this.order.log.tell(orderRefunded.of({ ...whose, ...refund }), { timeMs: november(day) });
  }

  /** Asks for the statement of these days, the last one not included. */
  async issue(
    fromDay: number,
    toDay: number,
    { caller = this.staff, ...changes }: IssueOptions = {},
  ): Promise<TestResponse> {
    const period = { periodStart: dayStart(fromDay), periodEnd: dayStart(toDay) };
    const body = { brandId: this.brandId, currency: 'CNY', ...period, ...changes };
    return caller.post(`/v1/settlement/accounts/${this.accountId}/statements`).send(body);
  }

  /** Everything that a statement shows, page by page, with its file. */
  async read(statementId: string): Promise<ReadStatement> {
    const path = `/v1/settlement/statements/${statementId}`;
    const statement = (await this.staff.get(path).expect(200)).body;
    const csv = (await this.staff.get(`${path}/csv`).expect(200)).body as string;
    return { statement, lines: await this.all(`${path}/lines`), listings: await this.all(`${path}/listings`), csv };
  }

  private async all(path: string): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    for (let cursor = ''; ;) {
      const { body } = await this.staff.get(`${path}?limit=2${cursor}`).expect(200);
      items.push(...body.items);
      if (body.nextCursor === null) return items;
      cursor = `&cursor=${body.nextCursor}`;
    }
  }
}

interface IssueOptions {
  readonly caller?: TestHttp;
  readonly brandId?: string;
  readonly currency?: string;
  readonly periodEnd?: string;
}

export interface ReadStatement {
  readonly statement: TestResponse['body'];
  readonly lines: readonly Record<string, unknown>[];
  readonly listings: readonly Record<string, unknown>[];
  readonly csv: string;
}
