import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { loggerFor } from '@shopcast/telemetry';
import { WebhookArchive } from '../persistence/webhooks/webhook-archive.js';
import { WebhookConfig } from '../webhooks/webhook.config.js';

const HOUR_MS = 3_600_000;

const logger = loggerFor('order.webhooks');

/** Once an hour: messages that have been kept long enough, and what deleted endpoints have left. */
@Injectable()
export class ForgetOldWebhooks implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly archive: WebhookArchive,
    private readonly config: WebhookConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.forget(), HOUR_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async forget(): Promise<void> {
    try {
      const unsent = await this.archive.forgetMessages(this.config.WEBHOOK_KEEP_DAYS);
      if (unsent > 0) logger.warn({ deliveries: unsent }, 'webhooks were never sent; their endpoints stayed paused');
      await this.archive.removeDeletedEndpoints();
      await this.archive.removeEndedSecrets();
    } catch (error) {
      logger.warn({ err: error }, 'old webhooks could not be removed; trying again in an hour');
    }
  }
}
