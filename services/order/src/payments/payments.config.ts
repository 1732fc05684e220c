import { ConfigError, loadConfig, loadConfigGroup } from '@shopcast/config';
import { IsIn, Matches } from 'class-validator';
import { StripeConfig } from './stripe/stripe.config.js';
import { WechatPayConfig } from './wechat/wechat-pay.config.js';

const providerNames = ['test', 'stripe', 'wechat'] as const;

class PaymentChoices {
  /** Through whom orders are paid that name nobody. */
  @IsIn(providerNames) readonly PAYMENT_PROVIDER: (typeof providerNames)[number] = 'test';

  /** Whether the built-in test provider is offered, with which nobody pays anything: off wherever real money moves. */
  @IsIn(['on', 'off']) readonly TEST_PAYMENTS: 'on' | 'off' = 'on';

  /** When the day before is compared with the lists of WeChat Pay and Stripe: `hh:mm`, UTC, or `off`. */
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|off)$/) readonly PAYMENT_RECONCILIATION_AT: string = '05:00';
}

/** The environment of the payment providers. A provider is offered when its variables are set, all of them. */
export class PaymentsConfig {
  private constructor(
    private readonly choices: PaymentChoices,
    readonly stripe: StripeConfig | undefined,
    readonly wechat: WechatPayConfig | undefined,
  ) {}

  /** @throws ConfigError */
  static load(env: NodeJS.ProcessEnv): PaymentsConfig {
    const choices = loadConfig(PaymentChoices, env);
    const config = new PaymentsConfig(
      choices,
      loadConfigGroup(StripeConfig, env),
      loadConfigGroup(WechatPayConfig, env),
    );
    const usual = choices.PAYMENT_PROVIDER;
    if (!config.offered.includes(usual))
      throw new ConfigError([`PAYMENT_PROVIDER is ${usual}, which is switched off or has no secrets`]);
    return config;
  }

  /** Milliseconds after midnight, UTC; undefined for never. */
  get reconciliationAtMs(): number | undefined {
    const [hours, minutes] = this.choices.PAYMENT_RECONCILIATION_AT.split(':').map(Number);
    return minutes === undefined ? undefined : ((hours ?? 0) * 60 + minutes) * 60_000;
  }

  /** The usual one first. */
  get offered(): readonly string[] {
    const { PAYMENT_PROVIDER: usual, TEST_PAYMENTS } = this.choices;
    const configured = { test: TEST_PAYMENTS === 'on', stripe: this.stripe, wechat: this.wechat };
    const names = providerNames.filter((name) => configured[name]);
    return [...names].sort((one, other) => Number(other === usual) - Number(one === usual));
  }
}
