import { provisionDatabase } from '@shopcast/database';
import { type InstallationSecrets, rolePassword } from './installation-secrets.js';

/** The databases of an installation, by the prefix of their environment variables. */
const databases = {
  STREAM_SESSION: 'shopcast_stream_session',
  CATALOG: 'shopcast_catalog',
  ORDER: 'shopcast_order',
  ANALYTICS: 'shopcast_analytics',
  EVENT_LOG: 'shopcast_event_log',
} as const;

/**
 * Creates what is missing of the databases and their roles.
 * @returns the environment variables that tell the services about them
 */
export async function provisionServiceDatabases(
  adminUrl: string,
  secrets: InstallationSecrets,
): Promise<Record<string, string>> {
  const environment: Record<string, string> = {};
  for (const [prefix, name] of Object.entries(databases)) {
    const { ownerUrl, appUrl } = await provisionDatabase(adminUrl, name, {
      owner: rolePassword(secrets, `${name}_owner`),
      app: rolePassword(secrets, `${name}_app`),
    });
    environment[`${prefix}_DATABASE_URL`] = appUrl;
    environment[`${prefix}_DATABASE_OWNER_URL`] = ownerUrl;
  }
  return environment;
}
