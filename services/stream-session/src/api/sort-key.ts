import { decodeCursor, RequestInvalid } from '@shopcast/http';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const notOurs = (): RequestInvalid => new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);

/** A cursor made of a time and an id. @returns undefined for the first page @throws RequestInvalid */
export function timeAndUuid(cursor: string | undefined): readonly [timeMs: number, id: string] | undefined {
  const key = timeAndText(cursor);
  if (key && !UUID.test(key[1])) throw notOurs();
  return key;
}

/** The same, for ids that are no UUIDs. */
export function timeAndText(cursor: string | undefined): readonly [timeMs: number, id: string] | undefined {
  const key = decodeCursor(cursor);
  if (key === undefined) return undefined;
  const [timeMs, id] = key;
  if (key.length !== 2 || !Number.isSafeInteger(timeMs) || typeof id !== 'string' || id.includes('\0')) throw notOurs();
  return [timeMs as number, id];
}
