import { ChangeWebhookEndpointController } from '../features/change-webhook-endpoint/change-webhook-endpoint.controller.js';
import { ChangeWebhookEndpointGrpcController } from '../features/change-webhook-endpoint/change-webhook-endpoint.grpc-controller.js';
import { ChangeWebhookEndpointHandler } from '../features/change-webhook-endpoint/change-webhook-endpoint.handler.js';
import { ReadWebhookDeliveriesController } from '../features/read-webhook-deliveries/read-webhook-deliveries.controller.js';
import { ReadWebhookDeliveriesGrpcController } from '../features/read-webhook-deliveries/read-webhook-deliveries.grpc-controller.js';
import { ReadWebhookEndpointsController } from '../features/read-webhook-endpoints/read-webhook-endpoints.controller.js';
import { ReadWebhookEndpointsGrpcController } from '../features/read-webhook-endpoints/read-webhook-endpoints.grpc-controller.js';
import { RegisterWebhookEndpointController } from '../features/register-webhook-endpoint/register-webhook-endpoint.controller.js';
import { RegisterWebhookEndpointGrpcController } from '../features/register-webhook-endpoint/register-webhook-endpoint.grpc-controller.js';
import { RegisterWebhookEndpointHandler } from '../features/register-webhook-endpoint/register-webhook-endpoint.handler.js';
import { ReplayWebhooksController } from '../features/replay-webhooks/replay-webhooks.controller.js';
import { ReplayWebhooksGrpcController } from '../features/replay-webhooks/replay-webhooks.grpc-controller.js';
import { ReplayWebhooksHandler } from '../features/replay-webhooks/replay-webhooks.handler.js';
import { RotateWebhookSecretController } from '../features/rotate-webhook-secret/rotate-webhook-secret.controller.js';
import { RotateWebhookSecretGrpcController } from '../features/rotate-webhook-secret/rotate-webhook-secret.grpc-controller.js';
import { RotateWebhookSecretHandler } from '../features/rotate-webhook-secret/rotate-webhook-secret.handler.js';
import { TestWebhookEndpointController } from '../features/test-webhook-endpoint/test-webhook-endpoint.controller.js';
import { TestWebhookEndpointGrpcController } from '../features/test-webhook-endpoint/test-webhook-endpoint.grpc-controller.js';
import { TestWebhookEndpointHandler } from '../features/test-webhook-endpoint/test-webhook-endpoint.handler.js';
import { WebhookArchive } from '../persistence/webhooks/webhook-archive.js';
import { WebhookDeliveryReader } from '../persistence/webhooks/webhook-delivery.reader.js';
import { WebhookDeliveryRepository } from '../persistence/webhooks/webhook-delivery.repository.js';
import { WebhookEndpointRepository } from '../persistence/webhooks/webhook-endpoint.repository.js';
import { WebhookQueue } from '../persistence/webhooks/webhook-queue.js';
import { WebhookReplay } from '../persistence/webhooks/webhook-replay.js';
import { WebhookSecretStore } from '../persistence/webhooks/webhook-secret.store.js';
import { ForgetOldWebhooks } from '../timing/forget-old-webhooks.js';
import { WebhookAddresses } from '../webhooks/addresses/webhook-addresses.js';
import { WebhookCourier } from '../webhooks/webhook-courier.js';
import { WebhookPost } from '../webhooks/webhook-post.js';
import { webhookConfigProvider } from '../webhooks/webhook.config.js';
import { addressRulesProvider, hostNamesProvider, secretBoxProvider } from '../webhooks/webhook.providers.js';
import type { Part } from './part.js';

/** Webhooks to integrators. */
export const webhooks: Part = {
  controllers: [
    RegisterWebhookEndpointController,
    RegisterWebhookEndpointGrpcController,
    ReadWebhookEndpointsController,
    ReadWebhookEndpointsGrpcController,
    ChangeWebhookEndpointController,
    ChangeWebhookEndpointGrpcController,
    RotateWebhookSecretController,
    RotateWebhookSecretGrpcController,
    TestWebhookEndpointController,
    TestWebhookEndpointGrpcController,
    ReadWebhookDeliveriesController,
    ReadWebhookDeliveriesGrpcController,
    ReplayWebhooksController,
    ReplayWebhooksGrpcController,
  ],
  providers: [
    webhookConfigProvider,
    RegisterWebhookEndpointHandler,
    ChangeWebhookEndpointHandler,
    RotateWebhookSecretHandler,
    TestWebhookEndpointHandler,
    ReplayWebhooksHandler,
    WebhookEndpointRepository,
    WebhookSecretStore,
    secretBoxProvider,
    WebhookQueue,
    WebhookReplay,
    WebhookDeliveryRepository,
    WebhookDeliveryReader,
    WebhookArchive,
    ForgetOldWebhooks,
    WebhookCourier,
    WebhookPost,
    WebhookAddresses,
    addressRulesProvider,
    hostNamesProvider,
  ],
};
