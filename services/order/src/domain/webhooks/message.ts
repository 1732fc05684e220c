import type { RecordedEvent } from '@shopcast/contracts';

/** What is sent, in the same bytes at every attempt. */
export interface WebhookMessage {
  /** Travels as `webhook-id`. For facts it is the event's id, the same as on the topic. */
  readonly messageId: string;
  readonly accountId: string;
  readonly type: string;
  /** Messages of one key go to an endpoint in their order. */
  readonly key: string;
  readonly body: string;
}

/** An event of any topic whose facts belong to an account. */
export type AccountFact = RecordedEvent<{ readonly accountId: string }>;

export const messageOf = ({ id, type, subject, timeMs, data }: AccountFact): WebhookMessage => ({
  messageId: id,
  accountId: data.accountId,
  type,
  key: subject,
  body: bodyOf(type, timeMs, data),
});

export const TEST_TYPE = 'webhook.test.v1';

/** Waits behind nothing: its key is its own. */
export const testMessage = (
  messageId: string,
  { accountId, endpointId }: { readonly accountId: string; readonly endpointId: string },
  atMs: number,
): WebhookMessage => ({
  messageId,
  accountId,
  type: TEST_TYPE,
  key: messageId,
  body: bodyOf(TEST_TYPE, atMs, { accountId, endpointId }),
});

const bodyOf = (type: string, timeMs: number, data: object): string =>
  JSON.stringify({ type, timestamp: new Date(timeMs).toISOString(), data });
