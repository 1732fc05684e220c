import type { MetricValue } from '@shopcast/contracts';
import { paidStages } from '../judgement/life.js';
import type { OrderFound } from './papers.js';

/** What a session sold, counted from the orders, in the words of the dashboard. */
export interface Sales {
  orders_placed: number;
  orders: number;
  gmv: number;
}

/** What a session sold, and what the dashboard says. */
export interface SessionDossier {
  readonly sessionId: string;
  readonly sales: Sales;
  /** The last numbers that were published. */
  readonly measured: { readonly final: boolean; readonly metrics: Readonly<Record<string, MetricValue>> } | undefined;
}

/** Adds up the sales of every session, and remembers the last numbers of each. */
export class SessionSales {
  private readonly sales = new Map<string, Sales>();
  private readonly measured = new Map<string, SessionDossier['measured']>();

  order({ sessionId, status, totalMinor }: OrderFound): void {
    const sales = this.sales.get(sessionId) ?? { orders_placed: 0, orders: 0, gmv: 0 };
    this.sales.set(sessionId, sales);
    sales.orders_placed += 1;
    if (!paidStages.includes(status)) return;
    sales.orders += 1;
    sales.gmv += totalMinor;
  }

  measure(sessionId: string, measured: NonNullable<SessionDossier['measured']>): void {
    this.measured.set(sessionId, measured);
  }

  *dossiers(): Generator<SessionDossier> {
    for (const [sessionId, sales] of this.sales) yield { sessionId, sales, measured: this.measured.get(sessionId) };
  }
}
