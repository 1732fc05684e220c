import { join } from 'node:path';
import {
  installationSecrets,
  type InstallationSecrets,
  onOnePort,
  operatorKeyHash,
  provisionServiceDatabases,
  type ServiceEnvironment,
  supervise,
  type Supervised,
} from '@shopcast/launch';
import { engineHome, startPostgres } from '@shopcast/servers';

/** Everything that the embedded profile keeps. */
export const embeddedHome = (): string => join(engineHome(), 'embedded');

/** The file with the operator key, readable by the user who started Shopcast. */
export const embeddedKeysFile = (): string => join(embeddedHome(), 'keys.json');

export interface EmbeddedPostgres {
  /** Comes back under the same address when it ends by itself. */
  readonly server: Pick<Supervised, 'stop'>;
  readonly secrets: InstallationSecrets;
  /** What services and tools need to know to work on it. */
  readonly environment: ServiceEnvironment;
  /** The superuser's connection, for tools that make roles; no service knows it. */
  readonly adminUrl: string;
}

/** The profile's own Postgres with all databases provisioned; services and log live in it. */
export async function openEmbeddedPostgres(): Promise<EmbeddedPostgres> {
  const secrets = installationSecrets(embeddedKeysFile());
  const start = onOnePort((port) => startPostgres({ directory: join(embeddedHome(), 'postgres'), ...port }));
  const postgres = await supervise('Postgres', start);
  try {
    const adminUrl = postgres.server.url;
    const environment = {
      ...(await provisionServiceDatabases(adminUrl, secrets)),
      SHOPCAST_PROFILE: 'embedded',
      SHOPCAST_SECRET: secrets.master,
      SHOPCAST_OPERATOR_KEY_SHA256: operatorKeyHash(secrets),
      EVENT_LOG: 'postgres',
      LIVE_STATE: 'memory',
    };
    return { server: postgres, secrets, environment, adminUrl };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
