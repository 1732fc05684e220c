import { WebhookUrlRefused } from '../../domain/webhooks/webhook.errors.js';
import { AddressRules } from './address-rules.js';
import { endpointUrl } from './endpoint-url.js';

const rules = new AddressRules([]);

const refusalOf = (url: string, plainHttp = false): unknown => {
  try {
    return endpointUrl(url, rules, plainHttp);
  } catch (error) {
    return error instanceof WebhookUrlRefused ? error.details['reason'] : error;
  }
};

describe('the address of an endpoint', () => {
  it('is a public https address, written in one way', () => {
    expect(endpointUrl('HTTPS://Erp.Example.com:443/hooks?shop=1', rules, false)).toBe(
      'https://erp.example.com/hooks?shop=1',
    );
    expect(endpointUrl('http://erp.example.com', rules, true)).toBe('http://erp.example.com/');
  });

  it.each([
    ['not_a_url', 'erp.example.com'],
    ['not_a_url', 'https://'],
    ['not_a_url', 'https://exa mple.com'],
    ['not_https', 'http://erp.example.com'],
    ['not_https', 'ftp://erp.example.com'],
    ['not_https', 'file:///etc/passwd'],
    ['not_https', 'gopher://erp.example.com:6379/_FLUSHALL'],
    ['has_credentials', 'https://user:password@erp.example.com'],
    ['has_credentials', 'https://user@erp.example.com'],
    ['has_fragment', 'https://erp.example.com/#top'],
    ['private_address', 'https://127.0.0.1'],
    ['private_address', 'https://2130706433'],
    ['private_address', 'https://0x7f000001'],
    ['private_address', 'https://0177.0.0.1'],
    ['private_address', 'https://127.1'],
    ['private_address', 'https://[::1]'],
    ['private_address', 'https://[::ffff:127.0.0.1]'],
    ['private_address', 'https://169.254.169.254/latest/meta-data'],
    ['private_address', 'https://１２７.0.0.1'],
  ])('is refused as %s: %s', (reason, url) => {
    expect(refusalOf(url)).toBe(reason);
  });

  it('is not ftp even where plain http is taken', () => {
    expect(refusalOf('ftp://erp.example.com', true)).toBe('not_https');
  });
});
