import { useId } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { type MetricGroup, wallMetrics } from './metric-groups.js';
import './metric-panel.css';
import { MetricTile } from './metric-tile.js';

interface MetricPanelProps {
  readonly group: MetricGroup;
  readonly session: SessionMetrics;
}

/** The tiles of one group under their heading. */
export function MetricPanel({ group, session }: MetricPanelProps) {
  const { messages } = useLanguage();
  const heading = useId();
  return (
    <section className="metric-panel" data-group={group} aria-labelledby={heading}>
      <h2 id={heading}>{messages.groups[group]}</h2>
      <ul>
        {wallMetrics[group].map((id) => (
          <MetricTile key={id} id={id} session={session} />
        ))}
      </ul>
    </section>
  );
}
