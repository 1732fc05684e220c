import type { DatabaseOptions } from '@shopcast/database';
import { AccessKeyRow } from './access-key.row.js';
import { AccountRow } from './account.row.js';
import { FirstTables1764000000000 } from './migrations/1764000000000-first-tables.migration.js';
import { RoomTickets1765300000000 } from './migrations/1765300000000-room-tickets.migration.js';
import { WordLists1765400000000 } from './migrations/1765400000000-word-lists.migration.js';
import { Moderation1765600000000 } from './migrations/1765600000000-moderation.migration.js';
import { RoomComments1765610000000 } from './migrations/1765610000000-room-comments.migration.js';
import { Ingests1765700000000 } from './migrations/1765700000000-ingests.migration.js';
import { LostPublishers1765710000000 } from './migrations/1765710000000-lost-publishers.migration.js';
import { AccountTimeZones1768000000000 } from './migrations/1768000000000-account-time-zones.migration.js';
import { SlowModeAndReview1765620000000 } from './migrations/1765620000000-slow-mode-and-review.migration.js';
import { Lotteries1768200000000 } from './migrations/1768200000000-lotteries.migration.js';
import { RunsOfShow1768300000000 } from './migrations/1768300000000-runs-of-show.migration.js';
import { PollsAndAnnouncements1768210000000 } from './migrations/1768210000000-polls-and-announcements.migration.js';
import { SessionRow } from './session.row.js';

/** The tables of the service, and how they came to be. */
export const streamSessionDatabase = {
  entities: [AccountRow, AccessKeyRow, SessionRow],
  migrations: [
    FirstTables1764000000000,
    RoomTickets1765300000000,
    WordLists1765400000000,
    Moderation1765600000000,
    RoomComments1765610000000,
    SlowModeAndReview1765620000000,
    Ingests1765700000000,
    LostPublishers1765710000000,
    AccountTimeZones1768000000000,
    Lotteries1768200000000,
    PollsAndAnnouncements1768210000000,
    RunsOfShow1768300000000,
  ],
} satisfies Pick<DatabaseOptions, 'entities' | 'migrations'>;
