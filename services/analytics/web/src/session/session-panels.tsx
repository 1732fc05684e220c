import type { ReactNode } from 'react';
import { BuyersPanel } from '../buyers/buyers-panel.js';
import { FunnelPanel } from '../funnel/funnel-panel.js';
import type { MinuteItem, SessionMetrics } from '../measurement/measurement.js';
import { ProductsPanel } from '../products/products-panel.js';
import { PulsePanel } from '../pulse/pulse-panel.js';
import { RetentionPanel } from '../retention/retention-panel.js';
import { SourcesPanel } from '../sources/sources-panel.js';
import './session-panels.css';
import type { Breakdown } from './use-breakdown.js';

interface SessionPanelsProps extends Breakdown {
  readonly session: SessionMetrics;
  readonly minutes: ReadonlyMap<number, MinuteItem>;
  /** Units that can still be sold, by listing; left out where nothing is sold any more. */
  readonly stock?: ReadonlyMap<string, number>;
  /** More panels. */
  readonly children?: ReactNode;
}

/** What the numbers of the wall are made of. */
export function SessionPanels(props: SessionPanelsProps) {
  const { session, minutes, products, sources, retention, stock, children } = props;
  const { startedAt } = session;
  return (
    <div className="session-panels">
      <FunnelPanel session={session} />
      <SourcesPanel sources={sources} startedAt={startedAt} />
      <BuyersPanel session={session} />
      <ProductsPanel products={products} session={session} stock={stock ?? null} />
      <PulsePanel session={session} minutes={minutes} />
      <RetentionPanel retention={retention} startedAt={startedAt} />
      {children}
    </div>
  );
}
