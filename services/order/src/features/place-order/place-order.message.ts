import type { PlaceOrderCommand } from './place-order.handler.js';
import type { PlaceOrderBody } from './place-order.dto.js';

/** What is asked for over gRPC: in proto3 a text that was not set is empty. */
export const askedFor = ({
  quote,
  paymentProvider,
  ...basket
}: PlaceOrderBody): Omit<PlaceOrderCommand, 'viewer' | 'key'> => ({
  basket,
  quote: quote || undefined,
  paymentProvider: paymentProvider || undefined,
});
