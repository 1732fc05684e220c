import { type Static, Type } from 'typebox';

export const metricStates = ['ok', 'undefined', 'provisional'] as const;
export type MetricState = (typeof metricStates)[number];

/** A number with what it is made of. */
export const metricValue = Type.Object({
  n: Type.Number({ description: 'Numerator' }),
  d: Type.Union([Type.Number(), Type.Null()], { description: 'Denominator; null for plain counts' }),
  value: Type.Union([Type.Number(), Type.Null()], { description: 'n / d; null when d is 0' }),
  state: Type.Enum([...metricStates]),
  parameters: Type.Optional(
    Type.Record(Type.String(), Type.Number(), { description: 'What the value depends on beside the facts' }),
  ),
});
export type MetricValue = Static<typeof metricValue>;
