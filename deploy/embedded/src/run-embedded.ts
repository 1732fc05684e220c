import { join } from 'node:path';
import { loadHttpConfig } from '@shopcast/http';
import {
  checkBeforeLaunch,
  demoThenWait,
  installationSecrets,
  type LaunchOptions,
  operatorKeyHash,
  provisionServiceDatabases,
  stopRequest,
  welcome,
} from '@shopcast/launch';
import { engineHome, startPostgres } from '@shopcast/servers';
import { startShopcast } from './start-shopcast.js';

/** Four services, one process, one port, one Postgres under `.shopcast/embedded`; returns the exit status. */
export async function runEmbedded(options: LaunchOptions): Promise<number> {
  const stopped = stopRequest();
  const home = join(engineHome(), 'embedded');
  const { port } = options;
  await checkBeforeLaunch(home, [port, port + 1]);

  const secretsFile = join(home, 'keys.json');
  const secrets = installationSecrets(secretsFile);
  const postgres = await startPostgres({ directory: join(home, 'postgres') });
  try {
    const url = `http://127.0.0.1:${port}`;
    Object.assign(process.env, await provisionServiceDatabases(postgres.url, secrets), {
      SHOPCAST_PROFILE: 'embedded',
      SHOPCAST_SECRET: secrets.master,
      SHOPCAST_OPERATOR_KEY_SHA256: operatorKeyHash(secrets),
      EVENT_LOG: 'postgres',
      LIVE_STATE: 'memory',
      PORT: String(port),
      GRPC_PORT: String(port + 1),
      PUBLIC_URL: url,
    });
    const app = await startShopcast(loadHttpConfig());
    try {
      const operatorKey = secrets.operatorKey;
      welcome({ url, grpcUrl: `127.0.0.1:${port + 1}`, operatorKey, secretsFile });
      return await demoThenWait({ url, operatorKey }, options, stopped);
    } finally {
      await app.close();
    }
  } finally {
    await postgres.stop();
  }
}
