import type { MetricState, MetricValue } from '@shopcast/contracts';
import { type Timestamp, toOptionalTimestamp } from '@shopcast/grpc';
import { allMetrics } from '../domain/metric-definitions.js';
import type { Unit } from '../domain/metrics/metric-definition.js';
import type { SessionFigures } from '../figures/session-figures.js';

export type StateMessage = `METRIC_STATE_${Uppercase<MetricState>}`;

export interface MetricMessage {
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
  return {
    sessionId: session.sessionId,
    accountId: session.accountId,
    ...(watermark ? { watermark } : {}),
    state: stateMessage(final ? 'ok' : 'provisional'),
    metrics: toMetricMessages(measures),
  };
}

/** Every metric by its id. */
export function toMetricMessages(values: Readonly<Record<string, MetricValue>>): Record<string, MetricMessage> {
  const messages = allMetrics.flatMap(({ id, unit }): [string, MetricMessage][] => {
    const found = values[id];
    if (!found) return [];
    const { n, d, value, state, parameters = {} } = found;
    const parts = { n, ...(d === null ? {} : { d }), ...(value === null ? {} : { value }) };
    return [[id, { ...parts, state: stateMessage(state), unit, parameters }]];
  });
  return Object.fromEntries(messages);
}

export const stateMessage = (state: MetricState): StateMessage =>
  `METRIC_STATE_${state.toUpperCase() as Uppercase<MetricState>}`;
