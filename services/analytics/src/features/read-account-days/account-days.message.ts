import { type Timestamp, toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import { type MetricMessage, stateMessage, type StateMessage, toMetricMessages } from '../../api/metric.message.js';
import type { AccountDays } from './read-account-days.handler.js';

/** shopcast.metric.v1.GetAccountDaysResponse and GetBrandDaysResponse */
export interface AccountDaysMessage {
  readonly accountId: string;
  readonly watermark?: Timestamp;
  readonly days: readonly {
    readonly day: string;
    readonly from: Timestamp;
    readonly to: Timestamp;
    readonly timeZone: string;
    readonly currency: string;
    readonly brandId?: string;
    readonly state: StateMessage;
    readonly metrics: Readonly<Record<string, MetricMessage>>;
  }[];
}

export function toAccountDaysMessage({ accountId, watermarkMs, days }: AccountDays): AccountDaysMessage {
  const watermark = toOptionalTimestamp(watermarkMs);
  return {
    accountId,
    ...(watermark ? { watermark } : {}),
    days: days.map(({ day, fromMs, toMs, timeZone, currency, brandId, final, measures }) => ({
      day,
      from: toTimestamp(fromMs),
      to: toTimestamp(toMs),
      timeZone,
      currency,
      ...(brandId === null ? {} : { brandId }),
      state: stateMessage(final ? 'ok' : 'provisional'),
      metrics: toMetricMessages(measures),
    })),
  };
}
