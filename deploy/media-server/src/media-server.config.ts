import { Numeric } from '@shopcast/config';
import { IsInt, IsString, IsUrl, Max, Min, MinLength } from 'class-validator';

/** The environment of a media server that is a process of its own. */
export class MediaServerConfig {
  /** Address to listen on; containers set 0.0.0.0. */
  @IsString() readonly HOST: string = '127.0.0.1';

  /** Where publishers connect. */
  @Numeric() @IsInt() @Min(1) @Max(65_535) readonly MEDIA_RTMP_PORT: number = 1935;

  /** Where viewers find HTTP-FLV. */
  @Numeric() @IsInt() @Min(1) @Max(65_535) readonly MEDIA_HTTP_PORT: number = 8080;

  /** Shared with stream-session. */
  @MinLength(32) readonly MEDIA_SECRET!: string;

  /** Where stream-session hears of publishers: its address and `/v1/media-hooks/shopcast`. */
  @IsUrl({ protocols: ['http', 'https'], require_tld: false }) readonly MEDIA_HOOK_URL!: string;

  /** Viewers stay so long when their publisher is lost; best the grace that stream-session gives it. */
  @Numeric() @IsInt() @Min(0) readonly MEDIA_GRACE_MS: number = 10_000;
}
