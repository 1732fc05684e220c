import { Injectable } from '@nestjs/common';
import { plainHttpAllowed, WebhookConfig } from '../webhook.config.js';
import { AddressRules } from './address-rules.js';
import { endpointUrl } from './endpoint-url.js';

/** Which addresses may be registered, and sent to. */
@Injectable()
export class WebhookAddresses {
  private readonly plainHttp: boolean;

  constructor(
    readonly rules: AddressRules,
    config: WebhookConfig,
  ) {
    this.plainHttp = plainHttpAllowed(config);
  }

  /** The address, written in one way. @throws WebhookUrlRefused */
  checked(url: string): string {
    return endpointUrl(url, this.rules, this.plainHttp);
  }
}
