import { Injectable } from '@nestjs/common';
import type { TheirEntry } from '../domain/reconciliation/book-entry.js';
import { compareEntries, mergedEntry } from '../domain/reconciliation/compare-entries.js';
import type { Difference } from '../domain/reconciliation/difference.js';
import { OurBooksReader, type OurPayment, type OurRefund } from '../persistence/our-books.reader.js';
import type { PaymentProvider, Period } from './payment-provider.js';

type Ours = OurPayment | OurRefund;

export interface Comparison {
  /** So many the provider has listed. */
  readonly payments: number;
  readonly refunds: number;
  readonly differences: readonly Difference[];
}

const BATCH = 500;

/**
 * Compares a provider's list of a period with our books, in both directions. What is under way looks different on the two
 * sides for a moment, and the borders of a period are not the same for two clocks: so what seems to differ in its state,
 * or to be missing, is asked for once more by its id, and only what still differs then is a difference.
 */
@Injectable()
export class CompareWithProvider {
  constructor(private readonly books: OurBooksReader) {}

  async compare(provider: PaymentProvider, period: Period): Promise<Comparison> {
    const [payments, refunds, strangers] = await listed(provider, period);
    const differences = strangers.flatMap((entry) => compareEntries(undefined, entry));
    for (const [what, theirs] of [['payment', payments] as const, ['refund', refunds] as const]) {
      for (const ids of batches([...theirs.keys()]))
        differences.push(...(await this.differences(provider, what, ids, theirs)));
      const { fromMs, toMs } = period;
      const inPeriod = what === 'payment' ? this.books.paidIn : this.books.askedIn;
      for await (const ids of inPeriod.call(this.books, provider.name, fromMs, toMs)) {
        const unlisted = ids.filter((id) => !theirs.has(id));
        differences.push(...(await this.differences(provider, what, unlisted, theirs)));
      }
    }
    return { payments: payments.size, refunds: refunds.size, differences };
  }

  private async differences(
    provider: PaymentProvider,
    what: Ours['what'],
    ids: readonly string[],
    theirs: ReadonlyMap<string, readonly TheirEntry[]>,
  ): Promise<Difference[]> {
    const ours = await this.ours(provider, what, ids);
    const suspects = ids.filter((id) => compareEntries(ours.get(id), mergedEntry(theirs.get(id) ?? [])).length > 0);
    const confirmed: Difference[] = [];
    for (const id of suspects) confirmed.push(...(await this.confirmed(provider, what, id, theirs.get(id) ?? [])));
    return confirmed;
  }

  private async confirmed(
    provider: PaymentProvider,
    what: Ours['what'],
    id: string,
    entries: readonly TheirEntry[],
  ): Promise<Difference[]> {
    const now = await this.ask(provider, what, id);
    const ours = (await this.ours(provider, what, [id])).get(id);
    const theirs = mergedEntry(entries) ?? now;
    // Amounts are as they were listed: the sum of all that went under this id. Of states the latest counts.
    return compareEntries(ours, theirs && { ...theirs, state: now?.state ?? theirs.state });
  }

  /** What the provider says of one of our entries now. */
  private async ask(provider: PaymentProvider, what: Ours['what'], id: string): Promise<TheirEntry | undefined> {
    const ours = (await this.ours(provider, what, [id])).get(id);
    if (ours?.what === 'payment') return provider.find({ ...ours, paymentId: id });
    return ours && provider.findRefund({ ...ours, refundId: id });
  }

  private async ours(
    provider: PaymentProvider,
    what: Ours['what'],
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Ours>> {
    const found: readonly Ours[] =
      what === 'payment' ? await this.books.payments(provider.name, ids) : await this.books.refunds(provider.name, ids);
    return new Map(found.map((entry) => [entry.id, entry]));
  }
}

type Listed = Map<string, TheirEntry[]>;

/** Payments and refunds by our ids, and what carries none. */
async function listed(provider: PaymentProvider, period: Period): Promise<[Listed, Listed, TheirEntry[]]> {
  const [payments, refunds, strangers]: [Listed, Listed, TheirEntry[]] = [new Map(), new Map(), []];
  for await (const entry of provider.list(period)) {
    if (entry.id === null) {
      strangers.push(entry);
      continue;
    }
    const known = entry.what === 'payment' ? payments : refunds;
    known.set(entry.id, [...(known.get(entry.id) ?? []), entry]);
  }
  return [payments, refunds, strangers];
}

function* batches(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += BATCH) yield ids.slice(at, at + BATCH);
}
