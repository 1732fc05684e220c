import { loadHttpConfig } from '@shopcast/http';
import {
  checkBeforeLaunch,
  demoThenWait,
  forgetEnvironment,
  keepEnvironment,
  type LaunchOptions,
  stopRequest,
  welcome,
} from '@shopcast/launch';
import { embeddedHome, embeddedKeysFile, openEmbeddedPostgres } from './embedded-postgres.js';
import { startShopcast } from './start-shopcast.js';

/** Four services, one process, one port, one Postgres under `.shopcast/embedded`; returns the exit status. */
export async function runEmbedded(options: LaunchOptions): Promise<number> {
  const stopped = stopRequest();
  const { port } = options;
  await checkBeforeLaunch(embeddedHome(), [port, port + 1]);

  const { server, secrets, environment, adminUrl } = await openEmbeddedPostgres();
  try {
    const url = `http://127.0.0.1:${port}`;
    Object.assign(process.env, environment, { PORT: String(port), GRPC_PORT: String(port + 1), PUBLIC_URL: url });
    const app = await startShopcast(loadHttpConfig());
    keepEnvironment(embeddedHome(), { ...environment, POSTGRES_ADMIN_URL: adminUrl });
    try {
      const { operatorKey } = secrets;
      welcome({ url, grpcUrl: `127.0.0.1:${port + 1}`, operatorKey, secretsFile: embeddedKeysFile() });
      return await demoThenWait({ url, operatorKey }, options, stopped);
    } finally {
      forgetEnvironment(embeddedHome());
      await app.close();
    }
  } finally {
    await server.stop();
  }
}
