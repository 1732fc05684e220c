import { fileURLToPath } from 'node:url';

/** A gRPC package with the file that defines it. */
export interface ProtoPackage {
  readonly package: string;
  /** Relative to {@link PROTO_ROOT}, as import statements name it. */
  readonly file: string;
}

/** The folder that holds all .proto files. */
export const PROTO_ROOT = fileURLToPath(new URL('../proto', import.meta.url));

/** All of them compiled, with what they import: a serialised `google.protobuf.FileDescriptorSet`, kept beside the sources. */
export const PUBLISHED_PROTOS = `${PROTO_ROOT}/published.binpb`;

export const protos = {
  session: { package: 'shopcast.session.v1', file: 'shopcast/session/v1/session.proto' },
  runOfShow: { package: 'shopcast.runofshow.v1', file: 'shopcast/runofshow/v1/run_of_show.proto' },
  order: { package: 'shopcast.order.v1', file: 'shopcast/order/v1/order.proto' },
  commission: { package: 'shopcast.commission.v1', file: 'shopcast/commission/v1/commission.proto' },
  settlement: { package: 'shopcast.settlement.v1', file: 'shopcast/settlement/v1/settlement.proto' },
  promotion: { package: 'shopcast.promotion.v1', file: 'shopcast/promotion/v1/promotion.proto' },
  payment: { package: 'shopcast.payment.v1', file: 'shopcast/payment/v1/payment.proto' },
  webhook: { package: 'shopcast.webhook.v1', file: 'shopcast/webhook/v1/webhook.proto' },
  fulfilment: { package: 'shopcast.fulfilment.v1', file: 'shopcast/fulfilment/v1/fulfilment.proto' },
  orderSettings: { package: 'shopcast.ordersettings.v1', file: 'shopcast/ordersettings/v1/order_settings.proto' },
  waitingList: { package: 'shopcast.waitinglist.v1', file: 'shopcast/waitinglist/v1/waiting_list.proto' },
  preSale: { package: 'shopcast.presale.v1', file: 'shopcast/presale/v1/pre_sale.proto' },
  moderation: { package: 'shopcast.moderation.v1', file: 'shopcast/moderation/v1/moderation.proto' },
  activity: { package: 'shopcast.activity.v1', file: 'shopcast/activity/v1/activity.proto' },
  metric: { package: 'shopcast.metric.v1', file: 'shopcast/metric/v1/metric.proto' },
} as const satisfies Record<string, ProtoPackage>;
