import { instantOrNull } from '../../api/instant.js';
import { toMetricAnswers } from '../../api/metric.answer.js';
import type { LiveRoom } from '../../persistence/room.repository.js';

/** A room as the list of sessions shows it, and how far its numbers are complete. */
export const toRoom = ({ session, metrics, watermarkMs }: LiveRoom) => ({
  sessionId: session.sessionId,
  accountId: session.accountId,
  title: session.title,
  medium: session.medium,
  sessionState: session.state,
  timeScale: session.timeScale,
  startedAt: instantOrNull(session.startedAtMs),
  endedAt: instantOrNull(session.endedAtMs),
  watermark: instantOrNull(watermarkMs),
  state: 'provisional' as const,
  metrics: toMetricAnswers(metrics, session.currency),
});
