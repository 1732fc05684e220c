import { Module } from '@nestjs/common';
import { loadConfig, Numeric } from '@shopcast/config';
import { IsIn, IsInt, IsOptional, IsUrl, Max, Min, MinLength } from 'class-validator';

const address = (...protocols: string[]) => ({ protocols, require_tld: false, require_protocol: true });

/** Where the media server is, and what it shares with us. Without a secret there is none. */
export class MediaConfig {
  /** Signs playback addresses and the media server's calls. */
  @IsOptional() @MinLength(32) readonly MEDIA_SECRET?: string;

  /** Where publishers connect; the stream key follows it. */
  @IsOptional() @IsUrl(address('rtmp', 'rtmps')) readonly MEDIA_PUBLISH_URL?: string;

  /** Where viewers find HTTP-FLV: `<this>/<session>.flv`; … */
  @IsOptional() @IsUrl(address('http', 'https')) readonly MEDIA_FLV_URL?: string;

  /** … and HLS: `<this>/<session>` … */
  @IsOptional() @IsUrl(address('http', 'https')) readonly MEDIA_HLS_URL?: string;

  /** … and how the server names its playlists: SRS `.m3u8`, MediaMTX `/index.m3u8`. */
  @IsIn(['.m3u8', '/index.m3u8']) readonly MEDIA_HLS_PLAYLIST: string = '.m3u8';

  /** A playback address opens connections for so long. */
  @Numeric() @IsInt() @Min(10) @Max(86_400) readonly MEDIA_PLAYBACK_SECONDS: number = 3_600;

  /** A lost publisher may take so long to come back before its session is paused. */
  @Numeric() @IsInt() @Min(0) readonly MEDIA_GRACE_MS: number = 10_000;

  /** A publisher of which the media server has said nothing for so long is lost. */
  @Numeric() @IsInt() @Min(100) readonly MEDIA_SILENT_MS: number = 20_000;

  /** How often lost publishers are looked for. */
  @Numeric() @IsInt() @Min(50) readonly MEDIA_SWEEP_MS: number = 1_000;
}

@Module({
  providers: [{ provide: MediaConfig, useFactory: () => loadConfig(MediaConfig, process.env) }],
  exports: [MediaConfig],
})
export class MediaConfigModule {}
