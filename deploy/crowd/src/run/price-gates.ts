import type { Plan, PlannedLine } from '../plan/script.js';

/**
 * Keeps orders on their side of a price change. A price travels from the catalog to the order service, and a crowd that
 * lags (or a server that was down) may order later than scripted; so a change waits for the orders before it, and the
 * orders after it wait until it has arrived. Amounts are then exact at any speed.
 */
export class PriceGates {
  private readonly gates = new Map<string, Gate>();

  constructor(plan: Plan) {
    for (const step of plan.host)
      if (step.kind === 'price') this.gates.set(step.sku, { epoch: 0, open: [], waiting: [] });
    for (const { steps } of plan.viewers)
      for (const step of steps) if (step.kind === 'order') for (const line of step.lines) this.expect(line);
  }

  /** Comes back when every line has the price that the buyer is scripted to see. */
  async pricesOf(lines: readonly PlannedLine[]): Promise<void> {
    for (const { sku, priceEpoch } of lines) await this.until(sku, (gate) => gate.epoch >= priceEpoch);
  }

  /** The order has been answered, whatever the answer was. */
  answered(lines: readonly PlannedLine[]): void {
    for (const { sku, priceEpoch } of lines)
      this.change(sku, (gate) => void (gate.open[priceEpoch] = (gate.open[priceEpoch] ?? 0) - 1));
  }

  /** Comes back when all orders at earlier prices have been answered. */
  async ordersBefore(sku: string, epoch: number): Promise<void> {
    await this.until(
      sku,
      (gate) => gate.open.slice(0, epoch).every((orders) => (orders ?? 0) <= 0) && gate.epoch === epoch - 1,
    );
  }

  priceArrived(sku: string, epoch: number): void {
    this.change(sku, (gate) => void (gate.epoch = epoch));
  }

  private expect({ sku, priceEpoch }: PlannedLine): void {
    const gate = this.gates.get(sku);
    if (gate) gate.open[priceEpoch] = (gate.open[priceEpoch] ?? 0) + 1;
  }

  private change(sku: string, apply: (gate: Gate) => void): void {
    const gate = this.gates.get(sku);
    if (!gate) return;
    apply(gate);
    for (const wake of gate.waiting.splice(0)) wake();
  }

  private async until(sku: string, fulfilled: (gate: Gate) => boolean): Promise<void> {
    const gate = this.gates.get(sku);
    while (gate && !fulfilled(gate)) await new Promise<void>((wake) => gate.waiting.push(wake));
  }
}

interface Gate {
  epoch: number;
  /** Orders not yet answered, by epoch. */
  readonly open: number[];
  readonly waiting: (() => void)[];
}
