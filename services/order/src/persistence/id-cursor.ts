import { decodeCursor, RequestInvalid } from '@shopcast/http';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id after which a page of a list sorted by ids begins; null for the first page. @throws RequestInvalid */
export function idIn(cursor: string | undefined): string | null {
  const [id, ...rest] = decodeCursor(cursor) ?? [];
  if (id === undefined && cursor === undefined) return null;
  if (typeof id === 'string' && UUID.test(id) && rest.length === 0) return id;
  throw new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);
}

/** Like {@link idIn} for what is numbered; the number stays text, for it may be larger than a double holds exactly. */
export function numberIn(cursor: string | undefined): string | null {
  const [number, ...rest] = decodeCursor(cursor) ?? [];
  if (number === undefined && cursor === undefined) return null;
  if (typeof number === 'string' && /^\d{1,18}$/.test(number) && rest.length === 0) return number;
  throw new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);
}
