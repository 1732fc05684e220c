import { Webhook } from 'standardwebhooks';
import type { ClaimedDelivery } from '../persistence/webhooks/delivery.row.js';

/** As the Standard Webhooks specification has them; one signature for each secret that is valid. */
export function webhookHeaders(
  { messageId, body }: Pick<ClaimedDelivery, 'messageId' | 'body'>,
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Shopcast-Webhooks/1',
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, now, body)).join(' '),
  };
}
