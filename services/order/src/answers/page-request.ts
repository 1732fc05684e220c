import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';

const USUAL = 20;

/** `page_size` and `page_token` of every list: 0 and the empty text are what a caller leaves out. */
export class PageRequest {
  @IsInt() @Min(0) @Max(100) readonly pageSize!: number;
  @IsString() @MaxLength(512) readonly pageToken!: string;

  get page(): { readonly limit: number; readonly cursor?: string } {
    return { limit: this.pageSize || USUAL, ...(this.pageToken === '' ? {} : { cursor: this.pageToken }) };
  }
}
