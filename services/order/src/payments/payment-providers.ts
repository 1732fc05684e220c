import type { OnModuleDestroy } from '@nestjs/common';
import type { Terms } from '../domain/order.js';
import { type PaymentInvitation, PaymentProvider } from './payment-provider.js';
import { ProviderNotOffered, ProviderUnknown } from './payment.errors.js';

/** Those through whom orders can be paid here. */
export class PaymentProviders implements OnModuleDestroy {
  private readonly byName: ReadonlyMap<string, PaymentProvider>;

  /**
   * @param known also those that are offered no more: their orders still get callbacks and refunds
   * @param offered names, the one for orders that name none first
   */
  constructor(
    known: readonly PaymentProvider[],
    private readonly offered: readonly string[],
  ) {
    this.byName = new Map(known.map((provider) => [provider.name, provider]));
  }

  get all(): readonly PaymentProvider[] {
    return [...this.byName.values()];
  }

  /** For a new order. @throws ProviderNotOffered */
  offeredAs(name: string | undefined): PaymentProvider {
    const wanted = name ?? this.offered[0] ?? '';
    const provider = this.offered.includes(wanted) ? this.byName.get(wanted) : undefined;
    if (!provider) throw new ProviderNotOffered(wanted, this.offered);
    return provider;
  }

  /** For an order that there is. @throws ProviderUnknown when it is configured no more */
  named(name: string): PaymentProvider {
    const provider = this.byName.get(name);
    if (!provider) throw new ProviderUnknown();
    return provider;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.all.map((provider) => provider.stop()));
  }

  /** Orders can be read also when their provider is configured no more. */
  invitationTo(order: Pick<Terms, 'paymentId' | 'paymentProvider'>): PaymentInvitation {
    const { paymentId, paymentProvider: provider } = order;
    return this.byName.get(provider)?.invitationTo(order) ?? { paymentId, provider, payUrl: null, parameters: null };
  }
}
