import type { PlaceSent } from '@shopcast/history';
import type {
  Attempt,
  BookingFound,
  BuyerPaper,
  FactFound,
  MovementFound,
  OrderFound,
  OrderPaper,
  PlacementRefused,
  ProviderPaymentFound,
  ProviderRefundFound,
  RefundFound,
  WaitingFound,
  WaitingPaper,
  WishSent,
} from './papers.js';

/** All that is known of one viewer of an account as a buyer. */
export interface BuyerDossier {
  readonly accountId: string;
  readonly viewerId: string;
  readonly attempts: readonly Attempt<PlaceSent>[];
  readonly orders: readonly OrderFound[];
  readonly firstOrderIds: readonly string[];
}

/** All that is known of one order, wherever it is written. */
export interface OrderDossier {
  readonly orderId: string;
  readonly order: OrderFound | undefined;
  /** In the order of the log; a repeated delivery of the same event is one fact. */
  readonly facts: readonly FactFound[];
  /** In the order in which they happened. */
  readonly movements: readonly MovementFound[];
  readonly refunds: readonly RefundFound[];
  readonly payments: readonly ProviderPaymentFound[];
  readonly providerRefunds: readonly ProviderRefundFound[];
  /** Whether the provider's own books could be read; without them nothing is said about them. */
  readonly providerKnown: boolean;
  readonly bookings: readonly BookingFound[];
  /** Whether there is a settlement ledger. */
  readonly ledgerKnown: boolean;
  readonly wishes: readonly Attempt<WishSent>[];
  readonly refusals: readonly PlacementRefused[];
  /** Places in waiting lists whose offers it is said to have accepted. */
  readonly accepted: readonly WaitingFound[];
}

/** All that is known of one place in a waiting list. */
export interface WaitingDossier {
  readonly entryId: string;
  readonly place: WaitingFound | undefined;
  /** Types of what was told of it; a repeated delivery of the same event is one fact. */
  readonly told: readonly string[];
}

const TEST_PROVIDER = 'test';

/** Refunds as they were asked for: the parts of one that comes from two payments together. */
export const wholeRefunds = (refunds: readonly RefundFound[]): readonly RefundFound[] =>
  refunds
    .filter(({ partOf }) => partOf === null)
    .map((refund) => ({
      ...refund,
      amountMinor: refunds
        .filter(({ partOf }) => partOf === refund.refundId)
        .reduce((sum, { amountMinor }) => sum + amountMinor, refund.amountMinor),
    }));

export const buyerKey = (accountId: string, viewerId: string): string => `${accountId.toLowerCase()}:${viewerId}`;

export function buyerDossier(key: string, papers: readonly BuyerPaper[]): BuyerDossier {
  const attempts: Attempt<PlaceSent>[] = [];
  const orders: OrderFound[] = [];
  const firstOrderIds: string[] = [];
  for (const paper of papers) {
    if (paper.kind === 'attempt') attempts.push(paper.attempt);
    else if (paper.kind === 'order') orders.push(paper.order);
    else firstOrderIds.push(paper.orderId);
  }
  const [accountId = '', ...viewerId] = key.split(':');
  return { accountId, viewerId: viewerId.join(':'), attempts, orders, firstOrderIds };
}

/** Which books there are besides the order desk's own. */
export interface OtherBooks {
  /** Those of the built-in payment provider. */
  readonly provider: boolean;
  readonly ledger: boolean;
}

export function orderDossier(orderId: string, papers: readonly OrderPaper[], books: OtherBooks): OrderDossier {
  const facts = new Map<string, FactFound>();
  const only = <Kind extends OrderPaper['kind']>(kind: Kind) =>
    papers.filter((paper): paper is Extract<OrderPaper, { kind: Kind }> => paper.kind === kind);
  for (const fact of logThenOutbox(only('fact').map((paper) => paper.fact)))
    if (!facts.has(fact.eventId)) facts.set(fact.eventId, fact);
  const order = only('order')[0]?.order;
  return {
    orderId,
    order,
    facts: [...facts.values()],
    movements: only('movement').map(({ movement }) => movement),
    refunds: only('refund').map(({ refund }) => refund),
    payments: only('payment').map(({ payment }) => payment),
    providerRefunds: only('provider-refund').map(({ refund }) => refund),
    providerKnown: books.provider && (order?.paymentProvider ?? TEST_PROVIDER) === TEST_PROVIDER,
    bookings: only('booking').map(({ booking }) => booking),
    ledgerKnown: books.ledger,
    wishes: only('wish').map(({ attempt }) => attempt),
    refusals: only('refusal').map(({ refusal }) => refusal),
    accepted: only('accepted').map(({ place }) => place),
  };
}

export function waitingDossier(entryId: string, papers: readonly WaitingPaper[]): WaitingDossier {
  const places = papers.flatMap((paper) => (paper.kind === 'place' ? [paper.place] : []));
  const facts = papers.flatMap((paper) => (paper.kind === 'fact' ? [[paper.eventId, paper.type] as const] : []));
  return { entryId, place: places[0], told: [...new Map(facts).values()] };
}

/** What waits in the outbox comes after all that is on the log. */
const logThenOutbox = (facts: readonly FactFound[]): FactFound[] => [
  ...facts.filter(({ place }) => !isWaiting(place)),
  ...facts.filter(({ place }) => isWaiting(place)),
];

const isWaiting = (place: string): boolean => place.startsWith('outbox/');
