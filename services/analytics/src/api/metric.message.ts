import type { MetricState } from '@shopcast/contracts';
import { type Timestamp, toOptionalTimestamp } from '@shopcast/grpc';
import { metricDefinitions } from '../domain/metric-definitions.js';
import type { Unit } from '../domain/metrics/metric-definition.js';
import type { SessionFigures } from '../figures/session-figures.js';

type StateMessage = `METRIC_STATE_${Uppercase<MetricState>}`;

interface MetricMessage {
  readonly n: number;
  readonly d?: number;
  readonly value?: number;
  readonly state: StateMessage;
  readonly unit: Unit;
  readonly parameters: Readonly<Record<string, number>>;
}

/** shopcast.metric.v1.SessionMetrics */
export interface SessionMetricsMessage {
  readonly sessionId: string;
  readonly accountId: string;
  readonly watermark?: Timestamp;
  readonly state: StateMessage;
  readonly metrics: Readonly<Record<string, MetricMessage>>;
}

export function toSessionMetricsMessage({
  session,
  watermarkMs,
  final,
  measures,
}: SessionFigures): SessionMetricsMessage {
  const watermark = toOptionalTimestamp(watermarkMs);
  const metrics = metricDefinitions.map(({ id, unit }): [string, MetricMessage] => {
    const { n, d, value, state, parameters = {} } = measures[id];
    const parts = { n, ...(d === null ? {} : { d }), ...(value === null ? {} : { value }) };
    return [id, { ...parts, state: stateMessage(state), unit, parameters }];
  });
  return {
    sessionId: session.sessionId,
    accountId: session.accountId,
    ...(watermark ? { watermark } : {}),
    state: stateMessage(final ? 'ok' : 'provisional'),
    metrics: Object.fromEntries(metrics),
  };
}

const stateMessage = (state: MetricState): StateMessage =>
  `METRIC_STATE_${state.toUpperCase() as Uppercase<MetricState>}`;
