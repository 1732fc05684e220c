import { loggerFor } from '@shopcast/telemetry';
import { loadGatewayConfig } from './gateway.config.js';
import { startGateway } from './start-gateway.js';

const logger = loggerFor('gateway');
try {
  const gateway = await startGateway(loadGatewayConfig());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void gateway.close());
  logger.info({ addresses: gateway.addresses() }, 'ready');
} catch (error) {
  logger.fatal({ err: error }, error instanceof Error ? error.message : 'could not start');
  process.exitCode = 1;
}
