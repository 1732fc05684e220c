import { type Timestamp, toOptionalTimestamp } from '@shopcast/grpc';
import { type MetricMessage, stateMessage, type StateMessage, toMetricMessages } from '../../api/metric.message.js';
import type { SourceCounts } from '../../domain/traffic-sources.js';
import type { SessionFigures } from '../../figures/session-figures.js';
import type { CountedChannel } from '../../persistence/source.repository.js';

type Metrics = Readonly<Record<string, MetricMessage>>;

/** shopcast.metric.v1.GetTrafficSourcesResponse */
export interface TrafficSourcesMessage {
  readonly sessionId: string;
  readonly watermark?: Timestamp;
  readonly state: StateMessage;
  readonly sources: readonly {
    readonly channel: string;
    readonly metrics: Metrics;
    readonly details: readonly { readonly detail: string; readonly metrics: Metrics }[];
  }[];
}

export function toTrafficSourcesMessage(
  { session, final, watermarkMs }: SessionFigures,
  channels: readonly CountedChannel[],
): TrafficSourcesMessage {
  const [watermark, state] = [toOptionalTimestamp(watermarkMs), final ? ('ok' as const) : ('provisional' as const)];
  const metricsOf = (counts: SourceCounts): Metrics =>
    toMetricMessages(
      Object.fromEntries(Object.entries(counts).map(([id, n]) => [id, { n, d: null, value: n, state }])),
    );
  return {
    sessionId: session.sessionId,
    ...(watermark ? { watermark } : {}),
    state: stateMessage(state),
    sources: channels.map(({ channel, counts, details }) => ({
      channel,
      metrics: metricsOf(counts),
      details: details.map((sub) => ({ detail: sub.detail, metrics: metricsOf(sub.counts) })),
    })),
  };
}
