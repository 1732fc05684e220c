import { Module } from '@nestjs/common';
import { loadConfig, Numeric } from '@shopcast/config';
import { IsInt, IsOptional, IsUrl, Max, Min } from 'class-validator';

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

  /** News of a room are gathered for so long and then sent in one frame. */
  @Numeric() @IsInt() @Min(10) readonly ROOM_TICK_MS: number = 200;

  /** How often a process proves that it is alive; after a crash a stay ends at the last proof. */
  @Numeric() @IsInt() @Min(50) readonly ROOM_BEAT_MS: number = 1_000;

  /** A process that has been silent for so long has no say any more about the stays that it held. */
  @Numeric() @IsInt() @Min(100) readonly ROOM_SILENT_MS: number = 5_000;

  /** How often rooms are compared with the database, which heals whatever news were lost. */
  @Numeric() @IsInt() @Min(50) readonly ROOM_SWEEP_MS: number = 5_000;

  /** Silent connections are asked for a sign of life so often, and cut after twice the time. */
  @Numeric() @IsInt() @Min(100) readonly ROOM_PING_MS: number = 25_000;

  /** Frames a second that a connection may send in the long run, … */
  @Numeric() @IsInt() @Min(1) readonly ROOM_FRAMES_PER_SECOND: number = 20;

  /** … and at once. */
  @Numeric() @IsInt() @Min(1) readonly ROOM_FRAME_BURST: number = 60;

  /** A reader that is so many bytes behind is cut off, so that slow networks cannot fill the memory. */
  @Numeric() @IsInt() @Min(1_024) readonly ROOM_SEND_BUDGET_BYTES: number = 262_144;
}

/** Read once, at boot, so that a missing variable stops the process before it takes traffic. */
@Module({
  providers: [{ provide: StreamSessionConfig, useFactory: () => loadConfig(StreamSessionConfig, process.env) }],
  exports: [StreamSessionConfig],
})
export class StreamSessionConfigModule {}
