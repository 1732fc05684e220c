import type { Page } from '@shopcast/http';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';

const DEFAULT_PAGE = 20;

/** `page_size` and `page_token` of every gRPC list. */
export class PageRequest {
  @IsInt() @Min(0) @Max(100) readonly pageSize!: number;
  @IsString() @MaxLength(512) readonly pageToken!: string;
}

/** As REST asks for a page. */
export const pageIn = ({ pageSize, pageToken }: PageRequest) => ({
  limit: pageSize || DEFAULT_PAGE,
  cursor: pageToken || undefined,
});

export const nextTokenOf = ({ nextCursor }: Page<unknown>): string => nextCursor ?? '';
