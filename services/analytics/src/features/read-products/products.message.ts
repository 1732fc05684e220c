import { type Timestamp, toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import { type MetricMessage, stateMessage, type StateMessage, toMetricMessages } from '../../api/metric.message.js';
import type { ProductFigures } from '../../figures/session-products.js';

type Metrics = Readonly<Record<string, MetricMessage>>;

/** shopcast.metric.v1.GetSessionProductsResponse */
export interface ProductsMessage {
  readonly sessionId: string;
  readonly watermark?: Timestamp;
  readonly state: StateMessage;
  readonly products: readonly {
    readonly listingId: string;
    readonly title?: string;
    readonly metrics: Metrics;
    readonly windows: readonly { readonly from: Timestamp; readonly to?: Timestamp; readonly metrics: Metrics }[];
  }[];
}

export function toProductsMessage({ figures, products, titles }: ProductFigures): ProductsMessage {
  return {
    sessionId: figures.session.sessionId,
    ...optionally('watermark', toOptionalTimestamp(figures.watermarkMs)),
    state: stateMessage(figures.final ? 'ok' : 'provisional'),
    products: products.map(({ listingId, measures, windows }) => ({
      listingId,
      ...optionally('title', titles.get(listingId)),
      metrics: toMetricMessages(measures),
      windows: windows.map((window) => ({
        from: toTimestamp(window.fromMs),
        ...optionally('to', toOptionalTimestamp(window.toMs)),
        metrics: toMetricMessages(window.measures),
      })),
    })),
  };
}

const optionally = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [N in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };
