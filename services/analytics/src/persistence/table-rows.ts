import type { Transaction } from '@shopcast/database';

/** A row as text, for comparisons; keys are in the order of their characters. */
export interface TableRow {
  readonly key: string;
  readonly value: string;
}

const AT_ONCE = 5_000;

/** The rows of a query with columns `key` and `value`, in its order and a page at a time: tables may be large. */
export async function* rowsOf(tx: Transaction, cursor: string, select: string): AsyncGenerator<TableRow> {
  await tx.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${select}`);
  for (;;) {
    const page = (await tx.query(`FETCH ${AT_ONCE} FROM ${cursor}`)) as TableRow[];
    yield* page;
    if (page.length < AT_ONCE) break;
  }
  await tx.query(`CLOSE ${cursor}`);
}
