import type { Database } from '@shopcast/database';
import type { AnalyticsConfig } from '../analytics.config.js';
import { FoldAnnouncements } from '../persistence/fold-announcements.js';
import { FoldRules } from '../persistence/fold-rules.js';
import { FoldRepository } from '../persistence/fold.repository.js';
import { MarkRepository } from '../persistence/mark.repository.js';
import { SessionStarts } from '../persistence/session-starts.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { AccountDaysProjection } from '../projections/account-days.projection.js';
import { SessionFoldProjection } from '../projections/session-fold.projection.js';
import { SessionsProjection } from '../projections/sessions.projection.js';

/** The topics from which numbers are folded, and the consumers that do it. */
export const foldConsumerNames = ['analytics.sessions', 'analytics.account-days', 'analytics.session-fold'] as const;

/** The consumers that fold, on another database than the module's. Sessions first: then minutes are known from the start. */
export function foldConsumers(database: Database, config: AnalyticsConfig): object[] {
  const sessions = new SessionRepository(database);
  const announcements = new FoldAnnouncements(database);
  return [
    new SessionsProjection(sessions, new MarkRepository(), announcements),
    new AccountDaysProjection(),
    new SessionFoldProjection(
      new FoldRepository(),
      new SessionStarts(sessions),
      announcements,
      new FoldRules(database, config),
    ),
  ];
}
