import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { loggerFor } from '@shopcast/telemetry';
import { Lanes } from '../batching/lanes.js';
import type { ClaimedDelivery, MadeAttempt } from '../persistence/webhooks/delivery.row.js';
import { type TurnRules, WebhookDeliveryRepository } from '../persistence/webhooks/webhook-delivery.repository.js';
import { DueWork } from '../timing/due-work.js';
import { InHand } from './in-hand.js';
import { countAttempt, reportTurn, webhookMetrics } from './webhook-metrics.js';
import { WebhookConfig } from './webhook.config.js';
import { type Recipient, WebhookPost } from './webhook-post.js';

/** Transactions of the courier at once: most connections of the pool are the customers'. */
const LANES = 3;
/** Another process may have queued something, or died with something in hand. */
const LOOK_AGAIN_MS = 2_000;
/** Something is due that could not be taken yet: its endpoint is busy, or another process has it locked. */
const BUSY_MS = 250;
/** Longer than a request may take, so that nobody takes over what is still under way. */
const LEASE_MARGIN_MS = 5_000;
const PAUSE_AFTER_FAILURE_MS = 1_000;
const DAY_MS = 86_400_000;
/** Requests that are under way get so long to end by themselves when the process stops. */
const GRACE_MS = 2_000;

/** An endpoint wants attention; perhaps because an attempt was made. */
interface TurnRequest {
  readonly endpointId: string;
  readonly made?: MadeAttempt;
}

const logger = loggerFor('order.webhooks');

/**
 * Sends what waits. Everything that matters is rows: a courier that dies leaves what it had in hand to the others, who
 * send it again under the same id. No transaction is open while a request is under way, and no endpoint waits for
 * another one's receiver: each has places of its own.
 */
@Injectable()
export class WebhookCourier extends DueWork {
  private readonly turns = new Lanes<TurnRequest, boolean>((_lane, requests) => this.serve(requests));
  private readonly inHand: InHand;
  private readonly stopping = new AbortController();
  private open = false;

  constructor(
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly post: WebhookPost,
    private readonly config: WebhookConfig,
  ) {
    super('order.webhooks');
    this.inHand = new InHand(config.WEBHOOK_CONCURRENCY);
  }

  override onApplicationBootstrap(): void {
    this.open = true;
    super.onApplicationBootstrap();
  }

  override async onModuleDestroy(): Promise<void> {
    this.open = false;
    await super.onModuleDestroy();
    await Promise.race([this.inHand.empty(), sleep(GRACE_MS, undefined, { ref: false })]);
    this.stopping.abort();
    await this.inHand.empty();
    await this.post.close();
  }

  protected override async doDue(): Promise<number> {
    const waiting = await this.deliveries.waiting();
    const due = waiting.filter(({ dueInMs }) => dueInMs <= 0);
    webhookMetrics.late.set(Math.max(0, -(due[0]?.dueInMs ?? 0)) / 1000);
    for (const { endpointId } of due) if (this.inHand.roomFor(endpointId) > 0) void this.attendTo({ endpointId });

    if (due.length > 0) return Date.now() + BUSY_MS;
    return Date.now() + Math.min(waiting[0]?.dueInMs ?? LOOK_AGAIN_MS, LOOK_AGAIN_MS);
  }

  /** @returns whether it has been done; not when the database did not let us */
  private attendTo(request: TurnRequest): Promise<boolean> {
    return this.turns.ask(laneOf(request.endpointId), request).catch(() => false);
  }

  private async serve(requests: readonly TurnRequest[]): Promise<readonly boolean[]> {
    const done = new Map<string, boolean>();
    for (const [endpointId, group] of Map.groupBy(requests, (request) => request.endpointId)) {
      const made = group.flatMap((request) => request.made ?? []);
      done.set(endpointId, await this.takeTurn(endpointId, made));
    }
    return requests.map(({ endpointId }) => done.get(endpointId) ?? false);
  }

  private async takeTurn(endpointId: string, made: readonly MadeAttempt[]): Promise<boolean> {
    try {
      const turn = await this.deliveries.turn(endpointId, made, this.rulesFor(endpointId));
      if (!turn) return true;
      reportTurn(turn);
      const recipient = { url: turn.endpoint.url, secrets: turn.secrets };
      for (const delivery of turn.claimed) this.inHand.add(delivery, this.send(delivery, recipient));
      return true;
    } catch (error) {
      logger.warn({ err: error, endpointId }, 'webhooks of an endpoint wait for the database');
      return false;
    }
  }

  private async send(delivery: ClaimedDelivery, recipient: Recipient): Promise<void> {
    const made = await this.post.attempt(delivery, recipient, this.stopping.signal);
    if (this.stopping.signal.aborted && made.outcome.kind === 'unanswered') return this.giveBack(delivery);
    countAttempt(made);
    this.inHand.answered(delivery);
    while (!(await this.attendTo({ endpointId: delivery.endpointId, made }))) {
      if (this.stopping.signal.aborted) return;
      await sleep(PAUSE_AFTER_FAILURE_MS, undefined, { ref: false });
    }
  }

  private async giveBack(delivery: ClaimedDelivery): Promise<void> {
    await this.deliveries
      .release(delivery.endpointId, [delivery])
      .catch((error: unknown) => logger.warn({ err: error }, 'a webhook will be sent again when its lease has ended'));
  }

  private rulesFor(endpointId: string): TurnRules {
    return {
      concurrency: this.config.WEBHOOK_CONCURRENCY,
      atMost: this.open ? this.inHand.roomFor(endpointId) : 0,
      leaseMs: this.config.WEBHOOK_TIMEOUT_MS + LEASE_MARGIN_MS,
      firstRetryMs: this.config.WEBHOOK_FIRST_RETRY_MS,
      pauseAfterMs: this.config.WEBHOOK_PAUSE_AFTER_DAYS * DAY_MS,
    };
  }
}

/** An endpoint is always served in the same lane, so its turns follow each other. */
const laneOf = (endpointId: string): string => String(parseInt(endpointId.slice(-6), 16) % LANES);
