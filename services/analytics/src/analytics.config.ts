import { loadConfig, Numeric } from '@shopcast/config';
import { IsInt, IsOptional, IsUrl, Max, Min } from 'class-validator';
import type { StayRules } from './domain/staying.js';

const postgres = { protocols: ['postgres', 'postgresql'], require_tld: false };

/** The environment of analytics. */
export class AnalyticsConfig {
  /** The application role's connection to analytics' own database. */
  @IsUrl(postgres) readonly ANALYTICS_DATABASE_URL!: string;

  /** The owner's connection; when given, migrations run at boot. Folding the log again needs it. */
  @IsOptional() @IsUrl(postgres) readonly ANALYTICS_DATABASE_OWNER_URL?: string;

  /** Connections of one process to its database. */
  @Numeric() @IsInt() @Min(6) @Max(100) readonly ANALYTICS_DATABASE_POOL: number = 10;

  /** Wall milliseconds after the end of a session for facts in flight, before its numbers are final. */
  @Numeric() @IsInt() @Min(0) readonly ANALYTICS_SETTLED_MS: number = 3_000;

  /** The same while somebody's stay has not been reported over: more than the room's reconnect grace. */
  @Numeric() @IsInt() @Min(0) readonly ANALYTICS_OPEN_STAYS_MS: number = 45_000;

  /** Wall milliseconds without a fact, after which a finished session's minutes are put together into one row. */
  @Numeric() @IsInt() @Min(0) readonly ANALYTICS_SEAL_AFTER_MS: number = 600_000;

  /** Session milliseconds after the start within which a viewer must have entered to have been there at the start. */
  @Numeric() @IsInt() @Min(0) @Max(3_600_000) readonly ANALYTICS_START_WINDOW_MS: number = 60_000;

  /** Session milliseconds that a viewer may be away, and still be counted as having stayed. */
  @Numeric() @IsInt() @Min(0) @Max(3_600_000) readonly ANALYTICS_RECONNECT_GRACE_MS: number = 30_000;
}

/** Read once, at boot, so that a missing variable stops the process before it takes traffic. */
export const analyticsConfigProvider = {
  provide: AnalyticsConfig,
  useFactory: (): AnalyticsConfig => loadConfig(AnalyticsConfig, process.env),
};

export const stayRulesIn = (config: AnalyticsConfig): StayRules => ({
  startWindowMs: config.ANALYTICS_START_WINDOW_MS,
  graceMs: config.ANALYTICS_RECONNECT_GRACE_MS,
});
