import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';

const summed = ['online_now', 'orders'] as const;

/** What all rooms come to. Amounts of several currencies have no sum, so each stands for itself. */
export function RoomTotals({ rooms }: { readonly rooms: readonly SessionMetrics[] }) {
  const { messages, numerals } = useLanguage();
  const amounts = Map.groupBy(rooms, ({ metrics }) => metrics.gmv?.currency);
  amounts.delete(undefined);
  return (
    <dl className="room-wall__totals">
      <div>
        <dt>{messages.overview.rooms}</dt>
        <dd data-total="rooms">{numerals.count(rooms.length)}</dd>
      </div>
      {summed.map((id) => (
        <div key={id}>
          <dt>{messages.metrics[id].name}</dt>
          <dd data-total={id}>{numerals.count(sumOf(rooms, id))}</dd>
        </div>
      ))}
      {[...amounts].map(([currency = '', ofCurrency]) => (
        <div key={currency}>
          <dt>{messages.metrics.gmv.name}</dt>
          <dd data-total="gmv">{numerals.wholeMoney(sumOf(ofCurrency, 'gmv'), currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

const sumOf = (rooms: readonly SessionMetrics[], id: MetricId): number =>
  rooms.reduce((sum, { metrics }) => sum + (metrics[id]?.n ?? 0), 0);
