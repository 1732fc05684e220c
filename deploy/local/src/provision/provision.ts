import { provisionDatabase } from '@shopcast/database';
import type { ProvisionConfig } from './provision.config.js';

/** Creates each service's database and roles, or brings those of an earlier run to the configured passwords. */
export async function provision(config: ProvisionConfig): Promise<string[]> {
  const passwords = {
    shopcast_stream_session: config.STREAM_SESSION_DATABASE_PASSWORD,
    shopcast_catalog: config.CATALOG_DATABASE_PASSWORD,
    shopcast_order: config.ORDER_DATABASE_PASSWORD,
    shopcast_analytics: config.ANALYTICS_DATABASE_PASSWORD,
  };
  for (const [database, password] of Object.entries(passwords)) {
    await provisionDatabase(config.POSTGRES_ADMIN_URL, database, { owner: password, app: password });
  }
  return Object.keys(passwords);
}
