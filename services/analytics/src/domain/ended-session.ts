import type { LiveSession } from './live-session.js';
import { ReplayNotReady } from './session.errors.js';
import type { SessionSpan } from './timeline.js';

/** From its start to its end. @throws ReplayNotReady while it is not over */
export function spanOf({ sessionId, startedAtMs, endedAtMs }: LiveSession): SessionSpan {
  if (startedAtMs === null || endedAtMs === null) throw new ReplayNotReady(sessionId);
  return { startedAtMs, endedAtMs };
}
