import type { DatabaseOptions } from '@shopcast/database';
import type { AnalyticsConfig } from '../analytics.config.js';
import { Fold1764000000000 } from './migrations/1764000000000-fold.migration.js';
import { WholeContract1765100000000 } from './migrations/1765100000000-whole-contract.migration.js';
import { TrafficSources1765100000001 } from './migrations/1765100000001-traffic-sources.migration.js';
import { PackedStories1765500000000 } from './migrations/1765500000000-packed-stories.migration.js';
import { SqlViews1765500000001 } from './migrations/1765500000001-sql-views.migration.js';
import { SealedSums1765600000000 } from './migrations/1765600000000-sealed-sums.migration.js';
import { Products1765900000000 } from './migrations/1765900000000-products.migration.js';
import { RowsOfAnAccount1765900000002 } from './migrations/1765900000002-rows-of-an-account.migration.js';
import { AccountDays1768000000001 } from './migrations/1768000000001-account-days.migration.js';
import { RoomsOnAir1768100000000 } from './migrations/1768100000000-rooms-on-air.migration.js';
import { Moments1768400000000 } from './migrations/1768400000000-moments.migration.js';
import { RoomStory1768400000001 } from './migrations/1768400000001-room-story.migration.js';
import { SessionVersions1769000000000 } from './migrations/1769000000000-session-versions.migration.js';
import { Visits1765900000001 } from './migrations/1765900000001-visits.migration.js';

const analyticsMigrations = [
  Fold1764000000000,
  WholeContract1765100000000,
  TrafficSources1765100000001,
  PackedStories1765500000000,
  SqlViews1765500000001,
  SealedSums1765600000000,
  Products1765900000000,
  Visits1765900000001,
  RowsOfAnAccount1765900000002,
  AccountDays1768000000001,
  RoomsOnAir1768100000000,
  Moments1768400000000,
  RoomStory1768400000001,
  SessionVersions1769000000000,
] as const;

/** @param schema where the tables are; the live ones are in `public` */
export const analyticsDatabase = (config: AnalyticsConfig, schema?: string): DatabaseOptions => ({
  service: 'analytics',
  url: config.ANALYTICS_DATABASE_URL,
  ...(config.ANALYTICS_DATABASE_OWNER_URL === undefined ? {} : { ownerUrl: config.ANALYTICS_DATABASE_OWNER_URL }),
  ...(schema === undefined ? {} : { schema }),
  poolSize: config.ANALYTICS_DATABASE_POOL,
  entities: [],
  migrations: [...analyticsMigrations],
});
