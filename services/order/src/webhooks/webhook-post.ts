import { Injectable } from '@nestjs/common';
import { storable } from '@shopcast/kernel';
import { Agent, request } from 'undici';
import type { AttemptOutcome } from '../domain/webhooks/decide-attempt.js';
import type { ClaimedDelivery, MadeAttempt } from '../persistence/webhooks/delivery.row.js';
import { guardedConnector } from './addresses/guarded-connector.js';
import { HostNames } from './addresses/host-names.js';
import { WebhookAddresses } from './addresses/webhook-addresses.js';
import { answerExcerpt } from './answer-excerpt.js';
import { retryAfterMs } from './retry-after.js';
import { WebhookConfig } from './webhook.config.js';
import { webhookHeaders } from './webhook-headers.js';

const IDLE_CONNECTIONS_MS = 10_000;
const ERROR_CHARACTERS = 300;

/** Where a delivery goes, and what it is signed with. */
export interface Recipient {
  readonly url: string;
  readonly secrets: readonly string[];
}

/** Makes single attempts. */
@Injectable()
export class WebhookPost {
  private readonly agent: Agent;

  constructor(
    private readonly config: WebhookConfig,
    private readonly addresses: WebhookAddresses,
    names: HostNames,
  ) {
    // Connections to one address are not limited: two endpoints there must not wait for each other, and how many
    // requests an endpoint gets at once is decided where its deliveries are claimed.
    this.agent = new Agent({
      connect: guardedConnector(addresses.rules, names, config.WEBHOOK_TIMEOUT_MS),
      keepAliveTimeout: IDLE_CONNECTIONS_MS,
      keepAliveMaxTimeout: IDLE_CONNECTIONS_MS,
      pipelining: 1,
    });
  }

  /** Never fails. @param stopped breaks it off */
  async attempt(delivery: ClaimedDelivery, recipient: Recipient, stopped: AbortSignal): Promise<MadeAttempt> {
    const beganMs = performance.now();
    const made = (outcome: AttemptOutcome, told: Pick<MadeAttempt, 'error' | 'excerpt'>): MadeAttempt => ({
      delivery,
      outcome,
      ...told,
      durationMs: performance.now() - beganMs,
    });
    try {
      const { status, retryAfter, excerpt } = await this.send(delivery, recipient, stopped);
      return made({ kind: 'answered', status, retryAfterMs: retryAfter }, { error: null, excerpt });
    } catch (error) {
      return made({ kind: 'unanswered' }, { error: wordsOf(error), excerpt: null });
    }
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  /** Redirects are not followed: they would lead from an address that was checked to one that was not. */
  private async send(delivery: ClaimedDelivery, { url, secrets }: Recipient, stopped: AbortSignal) {
    const answer = await request(this.addresses.checked(url), {
      method: 'POST',
      headers: webhookHeaders(delivery, secrets, new Date()),
      body: delivery.body,
      dispatcher: this.agent,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(this.config.WEBHOOK_TIMEOUT_MS)]),
    });
    return {
      status: answer.statusCode,
      retryAfter: retryAfterMs(answer.headers),
      excerpt: await answerExcerpt(answer.body as AsyncIterable<Buffer>),
    };
  }
}

/** For the delivery log: a stable word first, where there is one. */
function wordsOf(error: unknown): string {
  const { name, code, message } = error as {
    readonly name?: string;
    readonly code?: unknown;
    readonly message?: string;
  };
  if (name === 'TimeoutError') return 'TIMEOUT: no answer in time';
  const word = typeof code === 'string' ? `${code}: ` : '';
  return storable(word + (message ?? 'no answer')).slice(0, ERROR_CHARACTERS);
}
