import type { Scope } from '@shopcast/database';
import type { LiveSession } from '../../domain/live-session.js';

export const columnTypes = ['text', 'integer', 'number', 'boolean', 'instant', 'day'] as const;
export type ColumnType = (typeof columnTypes)[number];

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** Instants are epoch milliseconds, days are YYYY-MM-DD. */
export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

interface TakenTable {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly Column[];
}

export interface TableOfSessions extends TakenTable {
  /** The rows of one session, which the caller has been let in to; few enough to be held at once. */
  rowsOf(session: LiveSession, scope: Scope): Promise<readonly Row[]>;
}

export interface TableOfDays extends TakenTable {
  /**
   * All rows, in pieces that are few enough to be held at once.
   * @param sessionId when given, what this session alone added to its days
   */
  daysOf(scope: Scope, sessionId: string | undefined): AsyncIterable<readonly Row[]>;
}

/** A table as analysts take it with them. Columns are added at the end, never changed or taken away. */
export type ExportedTable = TableOfSessions | TableOfDays;

/** Columns from `name type` pairs. */
export const columnsFrom = (columns: Readonly<Record<string, ColumnType>>): readonly Column[] =>
  Object.entries(columns).map(([name, type]) => ({ name, type }));

/** The same behind those that say whose row it is. */
export const columnsOf = (columns: Readonly<Record<string, ColumnType>>): readonly Column[] =>
  columnsFrom({ account_id: 'text', session_id: 'text', ...columns });
