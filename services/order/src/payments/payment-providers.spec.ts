import { ConfigError } from '@shopcast/config';
import { PaymentsConfig } from './payments.config.js';

const stripe = { STRIPE_SECRET_KEY: 'sk', STRIPE_PUBLISHABLE_KEY: 'pk', STRIPE_WEBHOOK_SECRET: 'whsec' };
const wechat = {
  WECHAT_PAY_APP_ID: 'wx1',
  WECHAT_PAY_MERCHANT_ID: '1900000001',
  WECHAT_PAY_MERCHANT_SERIAL: '5F3A9B0C1D2E3F40',
  WECHAT_PAY_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----\\nMII=\\n-----END PRIVATE KEY-----',
  WECHAT_PAY_API_V3_KEY: 'k'.repeat(32),
};

describe('the payment providers of an environment', () => {
  it('are the test provider alone, unless there are secrets of others', () => {
    expect(PaymentsConfig.load({}).offered).toEqual(['test']);
    expect(PaymentsConfig.load({ STRIPE_SECRET_KEY: '', WECHAT_PAY_APP_ID: '' }).offered).toEqual(['test']);
    expect(PaymentsConfig.load({ ...stripe, ...wechat }).offered).toEqual(['test', 'stripe', 'wechat']);
  });

  it('have a usual one, and need not offer payments with which nobody pays anything', () => {
    const real = { ...stripe, PAYMENT_PROVIDER: 'stripe', TEST_PAYMENTS: 'off' };
    expect(PaymentsConfig.load(real).offered).toEqual(['stripe']);
    expect(PaymentsConfig.load({ ...real, TEST_PAYMENTS: 'on' }).offered).toEqual(['stripe', 'test']);
  });

  it.each(Object.keys({ ...stripe, ...wechat }))('stop the boot when only %s is missing, naming it', (missing) => {
    const env: Record<string, string> = { ...(missing in stripe ? stripe : wechat) };
    delete env[missing];
    expect(() => PaymentsConfig.load(env)).toThrow(ConfigError);
    expect(() => PaymentsConfig.load(env)).toThrow(missing);
  });

  it('stop the boot for half a public key, and for a usual provider that nobody can pay through', () => {
    expect(() => PaymentsConfig.load({ ...wechat, WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_1' })).toThrow(
      'WECHAT_PAY_PUBLIC_KEY',
    );
    expect(() => PaymentsConfig.load({ PAYMENT_PROVIDER: 'stripe' })).toThrow('PAYMENT_PROVIDER');
    expect(() => PaymentsConfig.load({ TEST_PAYMENTS: 'off' })).toThrow('PAYMENT_PROVIDER');
  });
});
