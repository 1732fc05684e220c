import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { RequestInvalid } from './request.errors.js';

/** `?limit=&cursor=` of every list. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20, type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit: number = 20;

  @ApiPropertyOptional({ description: 'nextCursor of the page before', maxLength: 512 })
  @IsOptional()
  @IsString()
  @MaxLength(512)
  readonly cursor?: string;
}

/** One page, and where the next one starts. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** null on the last page. */
  readonly nextCursor: string | null;
}

/** A {@link Page} class for the OpenAPI document. */
export function pageOf<Item extends object>(item: new (...args: never[]) => Item): new () => Page<Item> {
  class PageOfItems implements Page<Item> {
    @ApiProperty({ type: item, isArray: true }) readonly items!: readonly Item[];
    @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
  }
  Object.defineProperty(PageOfItems, 'name', { value: `${item.name}Page` });
  return PageOfItems;
}

/** Opaque to clients: the sort key of the last item, so that pages stay right while rows are added. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @returns undefined for the first page @throws RequestInvalid for a cursor that we did not make */
export function decodeCursor(cursor: string | undefined): readonly (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number')) return key;
  } catch {
    // answered below like every cursor of somebody else's making
  }
  throw new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);
}

/** Makes a page of rows fetched with `limit + 1`: the extra row only tells that there is more. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => readonly (string | number)[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
