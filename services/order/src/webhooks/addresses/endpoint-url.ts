import { isIP } from 'node:net';
import { WebhookUrlRefused } from '../../domain/webhooks/webhook.errors.js';
import type { AddressRules } from './address-rules.js';

/**
 * The address as it will be sent to, written in one way. Names are looked up only when something is sent: what they lead
 * to today says nothing about tomorrow.
 * @throws WebhookUrlRefused
 */
export function endpointUrl(text: string, rules: AddressRules, plainHttp: boolean): string {
  if (!URL.canParse(text)) throw new WebhookUrlRefused('not_a_url');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(plainHttp && url.protocol === 'http:')) throw new WebhookUrlRefused('not_https');
  if (url.username !== '' || url.password !== '') throw new WebhookUrlRefused('has_credentials');
  if (url.hash !== '') throw new WebhookUrlRefused('has_fragment');
  // The parser has turned 0x7f.1, 2130706433 and their like into 127.0.0.1 by now.
  const address = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) !== 0 && !rules.allow(address)) throw new WebhookUrlRefused('private_address');
  return url.href;
}
