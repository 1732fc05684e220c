import type { Type } from '@nestjs/common';
import type { ProtoPackage } from '@shopcast/contracts';
import { loggerFor } from '@shopcast/telemetry';
import { loadHttpConfig } from './http.config.js';
import { startApp } from './start-app.js';

/** Runs a service as a process of its own: starts it, says where it is, and stops it in good order on SIGTERM. */
export async function serve(service: {
  readonly title: string;
  readonly modules: readonly Type[];
  readonly grpc: readonly ProtoPackage[];
}): Promise<void> {
  const logger = loggerFor(service.title);
  try {
    const config = loadHttpConfig();
    const app = await startApp({ ...service, config });
    const stop = (signal: string): void => {
      logger.info({ signal }, 'stopping');
      void app.close().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'did not stop in good order');
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', stop).once('SIGINT', stop);
    logger.info({ url: await app.getUrl(), grpcPort: config.GRPC_PORT }, 'ready');
  } catch (error) {
    logger.fatal({ err: error }, error instanceof Error ? error.message : 'could not start');
    process.exit(1);
  }
}
