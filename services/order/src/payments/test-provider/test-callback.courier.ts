import { Injectable } from '@nestjs/common';
import { Agent, request } from 'undici';
import { OrderConfig } from '../../order.config.js';
import { backOffMs } from '../../timing/back-off.js';
import { DueWork } from '../../timing/due-work.js';
import { SIGNATURE_HEADER, signCallback } from './callback-signature.js';
import { type DueCallback, TestCallbackStore } from './test-callback.store.js';
import { testProviderKey } from './test-payment.provider.js';

const AT_ONCE = 64;
const TIMEOUT_MS = 3_000;
/** Whoever claims callbacks and dies keeps them no longer than this; then they are sent by somebody else. */
const CLAIM_MS = 4_000;

/**
 * The test provider's voice: sends its callbacks over HTTP like a stranger would, and repeats each until it is answered
 * with 2xx. What is due is rows, so a killed process goes on where it was.
 */
@Injectable()
export class TestCallbackCourier extends DueWork {
  private readonly agent = new Agent({ connections: AT_ONCE });
  private readonly key: Buffer;
  private readonly url: string;

  constructor(
    private readonly store: TestCallbackStore,
    config: OrderConfig,
  ) {
    super('order.test-callbacks');
    this.key = testProviderKey(config);
    const base = config.TEST_PAYMENTS_CALLBACK_URL ?? config.PUBLIC_URL;
    this.url = `${base.replace(/\/$/, '')}/v1/payment-callbacks/test`;
  }

  override async onModuleDestroy(): Promise<void> {
    await super.onModuleDestroy();
    await this.agent.close();
  }

  protected override async doDue(): Promise<number | null> {
    const claimed = await this.store.claim(Date.now(), Date.now() + CLAIM_MS, AT_ONCE);
    const delivered = await Promise.all(
      claimed.map(async (callback) => ({ callback, ok: await this.deliver(callback) })),
    );
    await this.store.settle(
      delivered.filter(({ ok }) => ok).map(({ callback }) => callback.callbackId),
      delivered
        .filter(({ ok }) => !ok)
        .map(({ callback: { callbackId, attempts } }) => ({ callbackId, dueMs: Date.now() + backOffMs(attempts) })),
    );
    return this.store.nextDueMs();
  }

  private async deliver({ paymentId, content }: DueCallback): Promise<boolean> {
    const body = JSON.stringify(content);
    try {
      const answer = await request(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signCallback(this.key, body, Date.now()) },
        body,
        dispatcher: this.agent,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      });
      await answer.body.dump();
      if (answer.statusCode >= 200 && answer.statusCode < 300) return true;
      this.logger.warn({ paymentId, status: answer.statusCode }, 'a callback was not taken; it will be repeated');
    } catch (error) {
      this.logger.warn({ err: error, paymentId }, 'a callback could not be delivered; it will be repeated');
    }
    return false;
  }
}
