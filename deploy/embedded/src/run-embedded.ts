import { loadHttpConfig } from '@shopcast/http';
import {
  checkBeforeLaunch,
  demoThenWait,
  forgetEnvironment,
  keepEnvironment,
  type LaunchOptions,
  mediaEnvironment,
  mediaPorts,
  stopRequest,
  welcome,
} from '@shopcast/launch';
import { embeddedHome, embeddedKeysFile, openEmbeddedPostgres } from './embedded-postgres.js';
import { startMediaBeside } from './start-media-beside.js';
import { startShopcast } from './start-shopcast.js';

/** Four services, one process, one port, one Postgres under `.shopcast/embedded`; returns the exit status. */
export async function runEmbedded(options: LaunchOptions): Promise<number> {
  const stopped = stopRequest();
  const { port } = options;
  const ports = options.media ? mediaPorts(port) : undefined;
  await checkBeforeLaunch(embeddedHome(), [port, port + 1, ...Object.values(ports ?? {})]);

  const { server, secrets, environment, adminUrl } = await openEmbeddedPostgres();
  try {
    const url = `http://127.0.0.1:${port}`;
    const media = ports && mediaEnvironment(secrets, ports);
    const addresses = { PORT: String(port), GRPC_PORT: String(port + 1), PUBLIC_URL: url };
    Object.assign(process.env, environment, addresses, media);
    const app = await startShopcast(loadHttpConfig());
    const mediaServer = ports && media && (await startMediaBeside(app, url, ports, media.MEDIA_SECRET));
    keepEnvironment(embeddedHome(), { ...environment, POSTGRES_ADMIN_URL: adminUrl });
    try {
      const { operatorKey } = secrets;
      const publishUrl = media?.MEDIA_PUBLISH_URL;
      const grpcUrl = `127.0.0.1:${port + 1}`;
      welcome({ url, grpcUrl, publishUrl, operatorKey, secretsFile: embeddedKeysFile() });
      return await demoThenWait({ url, operatorKey }, options, stopped);
    } finally {
      forgetEnvironment(embeddedHome());
      await mediaServer?.stop();
      await app.close();
    }
  } finally {
    await server.stop();
  }
}
