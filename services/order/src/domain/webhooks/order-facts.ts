import { allContracts, type EventContract, topics } from '@shopcast/contracts';

/** What all facts of the order topic say. */
export interface OrderFact {
  readonly accountId: string;
  readonly orderId?: string;
}

/**
 * Every fact of the topic, also those that are yet to be invented. Besides the reaction that takes them in, this list is
 * all that webhooks know of orders.
 */
export const orderFacts = allContracts.filter(({ topic }) => topic.name === topics.order.name) as never as [
  EventContract<OrderFact>,
  ...EventContract<OrderFact>[],
];

/** What an endpoint can ask for. */
export const orderFactTypes: readonly string[] = orderFacts.map(({ type }) => type);
