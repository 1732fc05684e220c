import {
  aborted,
  checkBeforeLaunch,
  demoThenWait,
  type LaunchOptions,
  mediaPorts,
  stopRequest,
  welcome,
} from '@shopcast/launch';
import { engineHome } from '@shopcast/servers';
import { join } from 'node:path';
import { serviceNames } from './gateway/routes.js';
import { endLeftover } from './node-process.js';
import { addressesFrom, programFolder } from './programs.js';
import { startLocal } from './start-local.js';

/** Shopcast as on a real machine park, on this one: everything under `.shopcast/local`; returns the exit status. */
export async function runLocal(options: LaunchOptions): Promise<number> {
  const stopped = stopRequest();
  const home = join(engineHome(), 'local');
  const media = options.media ? mediaPorts(options.port) : undefined;
  const addresses = { ...addressesFrom(options.port), ...(media && { media }) };
  const { port, grpcPorts } = addresses;
  await checkBeforeLaunch(home, []);
  for (const name of [...serviceNames, 'gateway', 'media-server'])
    await endLeftover({ name, directory: programFolder(home, name) });
  await checkBeforeLaunch(home, [port, ...Object.values(grpcPorts), ...Object.values(media ?? {})]);

  const secretsFile = join(home, 'keys.json');
  process.stderr.write('shopcast: starting Postgres, Kafka, Redis and the services …\n');
  const starting = startLocal(home, secretsFile, addresses);
  const shopcast = await Promise.race([starting, aborted(stopped)]);
  // Stopped while starting: what runs already is told to end as this process ends.
  if (!shopcast) return 0;
  try {
    const url = `http://127.0.0.1:${port}`;
    const { kafkaBrokers, secrets } = shopcast;
    const { operatorKey } = secrets;
    const grpcUrl = Object.entries(grpcPorts)
      .map(([service, grpcPort]) => `${service} 127.0.0.1:${grpcPort}`)
      .join(', ');
    const publishUrl = media && `rtmp://127.0.0.1:${media.rtmp}/live`;
    welcome({ url, grpcUrl, kafkaBrokers, publishUrl, operatorKey, secretsFile });
    return await demoThenWait({ url, operatorKey }, options, stopped);
  } finally {
    await shopcast.stop();
  }
}
