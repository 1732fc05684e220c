import { IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

const DEFAULT_PAGE = 20;

/** What gRPC methods about one endpoint take. */
export class EndpointRequest {
  @IsUUID() readonly endpointId!: string;
}

/** What gRPC methods that list take; what is not given arrives as 0 or an empty text. */
export class PageRequest {
  @IsInt() @Min(0) @Max(100) readonly pageSize!: number;
  @IsString() @MaxLength(512) readonly pageToken!: string;
}

/** The page asked for, as REST's lists have it. */
export const pageIn = ({ pageSize, pageToken }: PageRequest): { limit: number; cursor?: string } => ({
  limit: pageSize || DEFAULT_PAGE,
  ...(pageToken === '' ? {} : { cursor: pageToken }),
});
