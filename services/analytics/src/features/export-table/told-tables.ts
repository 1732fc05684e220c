import type { MetricValue } from '@shopcast/contracts';
import type { LiveSession } from '../../domain/live-session.js';
import type { SessionProducts } from '../../figures/session-products.js';
import type { SessionRetention } from '../../figures/session-retention.js';
import { type Cell, columnsOf, type TableOfSessions, type Row } from './exported-table.js';

const measured = { metric: 'text', n: 'number', d: 'number', value: 'number', state: 'text' } as const;

const rowsOfMetrics = (keys: Row, metrics: Readonly<Record<string, MetricValue>>): readonly Row[] =>
  Object.entries(metrics).map(([metric, { n, d, value, state }]): readonly Cell[] => [
    ...keys,
    metric,
    n,
    d,
    value,
    state,
  ]);

const ids = ({ accountId, sessionId }: LiveSession): Row => [accountId, sessionId];

/** Every metric of each product. */
export const productTable = (products: SessionProducts): TableOfSessions => ({
  name: 'products',
  meaning: 'Every metric of each product of a session',
  columns: columnsOf({ listing_id: 'text', title: 'text', ...measured }),
  rowsOf: async (session) => {
    const told = await products.of(session.sessionId);
    return told.products.flatMap(({ listingId, measures }) =>
      rowsOfMetrics([...ids(session), listingId, told.titles.get(listingId) ?? null], measures),
    );
  },
});

/** The same of each while in which a product was explained. */
export const windowTable = (products: SessionProducts): TableOfSessions => ({
  name: 'explaining_windows',
  meaning: 'Every metric of each while in which a product was pinned',
  columns: columnsOf({ listing_id: 'text', pinned_at: 'instant', unpinned_at: 'instant', ...measured }),
  rowsOf: async (session) => {
    const told = await products.of(session.sessionId);
    return told.products.flatMap(({ listingId, windows }) =>
      windows.flatMap(({ fromMs, toMs, measures }) =>
        rowsOfMetrics([...ids(session), listingId, fromMs, toMs], measures),
      ),
    );
  },
});

/** Who was still there so many minutes after they came. */
export const retentionTable = (retentions: SessionRetention): TableOfSessions => ({
  name: 'retention',
  meaning: 'How many viewers were still there, minute after minute since they came',
  columns: columnsOf({ minute: 'integer', n: 'number', d: 'number', value: 'number', state: 'text' }),
  rowsOf: async (session) => {
    const { retention } = await retentions.of(session.sessionId);
    return retention.map(({ minute, measure: { n, d, value, state } }) => [
      ...ids(session),
      minute,
      n,
      d,
      value,
      state,
    ]);
  },
});
