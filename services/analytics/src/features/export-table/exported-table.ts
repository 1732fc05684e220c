import type { Scope } from '@shopcast/database';
import type { LiveSession } from '../../domain/live-session.js';

export const columnTypes = ['text', 'integer', 'number', 'boolean', 'instant'] as const;
export type ColumnType = (typeof columnTypes)[number];

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** Instants are epoch milliseconds. */
export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

/** A table as analysts take it with them. Columns are added at the end, never changed or taken away. */
export interface ExportedTable {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly Column[];
  /** The rows of one session, which the caller has been let in to; few enough to be held at once. */
  rowsOf(session: LiveSession, scope: Scope): Promise<readonly Row[]>;
}

/** Columns from `name type` pairs, behind those that say whose row it is. */
export const columnsOf = (columns: Readonly<Record<string, ColumnType>>): readonly Column[] =>
  Object.entries({ account_id: 'text', session_id: 'text', ...columns } as const).map(([name, type]) => ({
    name,
    type,
  }));
