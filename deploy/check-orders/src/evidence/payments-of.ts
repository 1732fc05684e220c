import { paidStages } from '../judgement/life.js';
import type { OrderFound } from './papers.js';

/** A payment that was agreed on with an order. */
export interface AgreedPayment {
  readonly paymentId: string;
  readonly amountMinor: number;
  /** The order had it, whether or not it went back. */
  readonly taken: boolean;
  /** It bought nothing and went back whole. */
  readonly cameBack: boolean;
}

const hadDeposit: readonly string[] = [...paidStages, 'deposit_paid', 'forfeited'];

/** The payments of an order, and what its state says of each: one, or a deposit and a balance. */
export function paymentsOf(order: OrderFound): readonly AgreedPayment[] {
  const { paymentId, totalMinor, status, moneyReturned: cameBack, preSale } = order;
  const taken = cameBack || (preSale ? hadDeposit : paidStages).includes(status);
  const first = { paymentId, amountMinor: preSale?.depositMinor ?? totalMinor, taken, cameBack };
  return preSale ? [first, ...balanceOf(order, totalMinor - preSale.depositMinor)] : [first];
}

const balanceOf = (order: OrderFound, amountMinor: number): readonly AgreedPayment[] => {
  const { balancePaymentId: paymentId, balanceReturned: cameBack, status } = order;
  return paymentId === null
    ? []
    : [{ paymentId, amountMinor, taken: cameBack || paidStages.includes(status), cameBack }];
};
