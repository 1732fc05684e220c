import { useAccess } from '@shopcast/page';
import { useState } from 'react';
import { ComparisonPanel } from '../comparison/comparison-panel.js';
import type { LiveView } from '../live/live-view.js';
import { useReading } from '../live/use-reading.js';
import type { Comparison } from '../measurement/comparison.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { useStock } from '../products/use-stock.js';
import { SessionPanels } from './session-panels.js';
import { useBreakdown } from './use-breakdown.js';

const compareMs = 15_000;

interface LivePanelsProps {
  readonly session: SessionMetrics;
  readonly view: LiveView;
}

/** The panels of a session that may still be running. */
export function LivePanels({ session, view }: LivePanelsProps) {
  const { key } = useAccess();
  const breakdown = useBreakdown(session, key);
  const stock = useStock(breakdown.products?.items ?? [], key);
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = chosenId === null ? '' : `?${new URLSearchParams({ with: chosenId })}`;
  const { answer: comparison } = useReading<Comparison>(
    `/v1/sessions/${encodeURIComponent(session.sessionId)}/metrics/comparison${chosen}`,
    key,
    session.state === 'ok' ? null : compareMs,
  );
  return (
    <SessionPanels session={session} minutes={view.minutes} stock={stock} {...breakdown}>
      <ComparisonPanel session={session} comparison={comparison} onChoose={choose} />
    </SessionPanels>
  );
}
