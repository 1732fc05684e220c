import {
  allOrNone,
  forgetEnvironment,
  installationSecrets,
  type InstallationSecrets,
  keepEnvironment,
  mediaEnvironment,
  operatorKeyHash,
  provisionServiceDatabases,
  rolePassword,
  supervise,
  type Supervised,
} from '@shopcast/launch';
import { type Engines, startEngines } from './engines.js';
import { startNodeProcess } from './node-process.js';
import { gatewayProgram, mediaPrograms, servicePrograms, type LocalAddresses } from './programs.js';

export interface LocalShopcast {
  readonly secrets: InstallationSecrets;
  /** Where the topics are read. */
  readonly kafkaBrokers: string;
  /** Services and gateway, by name. */
  readonly programs: ReadonlyMap<string, Supervised>;
  /** Gateway and services first, then the engines that they need until their end. */
  stop(): Promise<void>;
}

/** What somebody who tries the installation out may put in the place of what is usual. */
export interface LocalParts {
  readonly startEngines: (home: string, redisPassword: string) => Promise<Engines>;
  /** More variables for the services. */
  readonly environment: Readonly<Record<string, string>>;
}

const usualParts: LocalParts = { startEngines, environment: {} };

/** Real engines, provisioned databases, service processes and the gateway; all of it, or nothing and an error. */
export async function startLocal(
  home: string,
  secretsFile: string,
  addresses: LocalAddresses,
  parts = usualParts,
): Promise<LocalShopcast> {
  const secrets = installationSecrets(secretsFile);
  const layers: (readonly Supervised[])[] = [];
  const stop = async (): Promise<void> => {
    forgetEnvironment(home);
    for (const layer of layers.splice(0).reverse()) await Promise.allSettled(layer.map((part) => part.stop()));
  };
  try {
    const engines = await parts.startEngines(home, rolePassword(secrets, 'redis'));
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
      ...(addresses.media ? mediaEnvironment(secrets, addresses.media) : {}),
      ...parts.environment,
    };
    keepEnvironment(home, { ...shared, POSTGRES_ADMIN_URL: engines.postgresUrl });
    const services = await servicePrograms(home, addresses, shared);
    const media = mediaPrograms(home, addresses, services, secrets);
    const programs = [...services, gatewayProgram(home, addresses, services), ...media];
    const running = await allOrNone(
      programs.map((program) => supervise(program.name, () => startNodeProcess(program))),
    );
    layers.push(running);
    const named = new Map(running.map((part, index) => [programs[index]?.name ?? '', part]));
    return { secrets, kafkaBrokers: engines.kafkaBrokers, programs: named, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
