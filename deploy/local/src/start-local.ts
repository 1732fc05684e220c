import {
  forgetEnvironment,
  installationSecrets,
  type InstallationSecrets,
  keepEnvironment,
  operatorKeyHash,
  provisionServiceDatabases,
  rolePassword,
} from '@shopcast/launch';
import { startEngines } from './engines.js';
import { startNodeProcess } from './node-process.js';
import { gatewayProgram, servicePrograms, type LocalAddresses } from './programs.js';
import { allOrNone, supervise, type Supervised } from './supervised.js';

export interface LocalShopcast {
  readonly secrets: InstallationSecrets;
  /** Gateway and services first, then the engines that they need until their end. */
  stop(): Promise<void>;
}

/** Real engines, provisioned databases, four service processes and the gateway; all of it, or nothing and an error. */
export async function startLocal(home: string, secretsFile: string, addresses: LocalAddresses): Promise<LocalShopcast> {
  const secrets = installationSecrets(secretsFile);
  const layers: (readonly Supervised[])[] = [];
  const stop = async (): Promise<void> => {
    forgetEnvironment(home);
    for (const layer of layers.splice(0).reverse()) await Promise.allSettled(layer.map((part) => part.stop()));
  };
  try {
    const engines = await startEngines(home, rolePassword(secrets, 'redis'));
    layers.push(engines.parts);
    const shared = {
      ...(await provisionServiceDatabases(engines.postgresUrl, secrets)),
      SHOPCAST_PROFILE: 'local',
      SHOPCAST_SECRET: secrets.master,
      SHOPCAST_OPERATOR_KEY_SHA256: operatorKeyHash(secrets),
      EVENT_LOG: 'kafka',
      KAFKA_BROKERS: engines.kafkaBrokers,
      LIVE_STATE: 'redis',
      REDIS_URL: engines.redisUrl,
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${addresses.port}`,
    };
    keepEnvironment(home, shared);
    const services = await servicePrograms(home, addresses, shared);
    const programs = [...services, gatewayProgram(home, addresses, services)];
    layers.push(await allOrNone(programs.map((program) => supervise(program.name, () => startNodeProcess(program)))));
    return { secrets, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
