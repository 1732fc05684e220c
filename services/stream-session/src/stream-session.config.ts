import { Module } from '@nestjs/common';
import { CommaList, loadConfig, Numeric } from '@shopcast/config';
import { IsInt, IsIP, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';

const postgres = { protocols: ['postgres', 'postgresql'], require_tld: false };

/** The environment of stream-session. */
export class StreamSessionConfig {
  /** The application role's connection; row-level security holds for it. */
  @IsUrl(postgres) readonly STREAM_SESSION_DATABASE_URL!: string;

  /** The owner's connection: when given, migrations run at boot. */
  @IsOptional() @IsUrl(postgres) readonly STREAM_SESSION_DATABASE_OWNER_URL?: string;

  @Numeric() @IsInt() @Min(2) @Max(100) readonly STREAM_SESSION_DATABASE_POOL: number = 10;

  /** How long a viewer who lost the connection may take to come back to the same stay. */
  @Numeric() @IsInt() @Min(0) readonly ROOM_RECONNECT_GRACE_MS: number = 30_000;

  /** What a room is told is gathered for so long and then sent in one frame; … */
  @Numeric() @IsInt() @Min(10) readonly ROOM_TICK_MS: number = 100;

  /** … for longer when sending takes long, but not longer than this. */
  @Numeric() @IsInt() @Min(10) readonly ROOM_TICK_MAX_MS: number = 1_000;

  /** Of more comments a second than this each viewer is shown a fair sample. */
  @Numeric() @IsInt() @Min(1) readonly ROOM_COMMENTS_PER_SECOND: number = 150;

  /** What a room keeps in memory for viewers who come back after a drop. */
  @Numeric() @IsInt() @Min(0) readonly ROOM_HISTORY_BYTES: number = 1_048_576;

  /** A ticket to a room is good for so long. */
  @Numeric() @IsInt() @Min(1) @Max(300) readonly ROOM_TICKET_SECONDS: number = 30;

  /** Origins whose pages may open rooms, besides the one that the room itself has; `*` for all. */
  @CommaList()
  @Matches(/^(\*|https?:\/\/[^/]+)$/, { each: true })
  readonly ROOM_ORIGINS: string[] = [];

  /** Proxies in front of this process: what they say of a client's address is believed. */
  @CommaList() @IsIP(undefined, { each: true }) readonly ROOM_TRUSTED_PROXIES: string[] = ['127.0.0.1', '::1'];

  /** Connections at a time, each counted per process: of one viewer (its devices and tabs), … */
  @Numeric() @IsInt() @Min(1) readonly ROOM_VIEWER_CONNECTIONS: number = 10;

  /** … from one address (behind which there may be a whole school), … */
  @Numeric() @IsInt() @Min(1) readonly ROOM_ADDRESS_CONNECTIONS: number = 20_000;

  /** … and to the rooms of one account. */
  @Numeric() @IsInt() @Min(1) readonly ROOM_ACCOUNT_CONNECTIONS: number = 200_000;

  /** Frames a second from one address, and to the rooms of one account; what is more is refused, to be sent again. */
  @Numeric() @IsInt() @Min(1) readonly ROOM_ADDRESS_FRAMES_PER_SECOND: number = 10_000;
  @Numeric() @IsInt() @Min(1) readonly ROOM_ACCOUNT_FRAMES_PER_SECOND: number = 20_000;

  /** How often a process proves that it is alive; after a crash a stay ends at the last proof. */
  @Numeric() @IsInt() @Min(50) readonly ROOM_BEAT_MS: number = 1_000;

  /** A process that has been silent for so long has no say any more about the stays that it held. */
  @Numeric() @IsInt() @Min(100) readonly ROOM_SILENT_MS: number = 5_000;

  /** How often rooms are compared with the database, which heals whatever news were lost. */
  @Numeric() @IsInt() @Min(50) readonly ROOM_SWEEP_MS: number = 5_000;

  /** How often processes look for changed word lists and restrictions of which they have not heard. */
  @Numeric() @IsInt() @Min(50) readonly ROOM_RULES_LOOK_MS: number = 500;

  /** Silent connections are asked for a sign of life so often, and cut after twice the time. */
  @Numeric() @IsInt() @Min(100) readonly ROOM_PING_MS: number = 25_000;

  /** Frames a second that a viewer may send in the long run, … */
  @Numeric() @IsInt() @Min(1) readonly ROOM_FRAMES_PER_SECOND: number = 20;

  /** … and at once. */
  @Numeric() @IsInt() @Min(1) readonly ROOM_FRAME_BURST: number = 60;

  /** A reader that is so many bytes behind is spared frames, so that slow networks cannot fill the memory; … */
  @Numeric() @IsInt() @Min(1_024) readonly ROOM_SEND_BUDGET_BYTES: number = 262_144;

  /** … and one that takes none of them for so long is cut off. */
  @Numeric() @IsInt() @Min(100) readonly ROOM_SLOW_MS: number = 10_000;
}

/** Read once, at boot, so that a missing variable stops the process before it takes traffic. */
@Module({
  providers: [{ provide: StreamSessionConfig, useFactory: () => loadConfig(StreamSessionConfig, process.env) }],
  exports: [StreamSessionConfig],
})
export class StreamSessionConfigModule {}
