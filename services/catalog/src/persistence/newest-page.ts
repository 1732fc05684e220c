import type { Transaction } from '@shopcast/database';
import { decodeCursor, type PageQuery, RequestInvalid } from '@shopcast/http';
import { LessThan } from 'typeorm';

/** A row that knows when it came, relative to the others. */
export interface InSequence {
  readonly seq: number;
}

/** Rows, newest first, one more than asked for; `account` narrows what row-level security would show. */
export function newestRows<Row extends InSequence>(
  tx: Transaction,
  row: new () => Row,
  account: { readonly accountId?: string },
  { limit, cursor }: PageQuery,
): Promise<Row[]> {
  const before = seqIn(cursor);
  const where = { ...account, ...(before === undefined ? {} : { seq: LessThan(before) }) };
  return tx.find<InSequence>(row, {
    where: where as never,
    order: { seq: 'DESC' } as never,
    take: limit + 1,
  }) as Promise<Row[]>;
}

function seqIn(cursor: string | undefined): number | undefined {
  const key = decodeCursor(cursor);
  if (key === undefined) return undefined;
  const [seq] = key;
  if (key.length === 1 && typeof seq === 'number' && Number.isSafeInteger(seq)) return seq;
  throw new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);
}
