import { AddressRules } from './addresses/address-rules.js';
import { HostNames, NameServers } from './addresses/host-names.js';
import { SecretBox } from './secret-box.js';
import { WebhookConfig } from './webhook.config.js';

/** What is made of the configuration at boot; a network that is none stops the process then. */
export const addressRulesProvider = {
  provide: AddressRules,
  inject: [WebhookConfig],
  useFactory: (config: WebhookConfig): AddressRules => new AddressRules(config.WEBHOOK_ALLOWED_NETWORKS),
};

export const secretBoxProvider = {
  provide: SecretBox,
  inject: [WebhookConfig],
  useFactory: (config: WebhookConfig): SecretBox => new SecretBox(config.SHOPCAST_SECRET),
};

export const hostNamesProvider = { provide: HostNames, useClass: NameServers };
