import { loadConfig } from '@shopcast/config';
import { IsUrl, MinLength } from 'class-validator';

/** What is needed to create the services' databases on a Postgres that somebody else runs. */
export class ProvisionConfig {
  /** A superuser's connection. */
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_tld: false }) readonly POSTGRES_ADMIN_URL!: string;

  /** One password per service, for its owner role and its app role. */
  @MinLength(16) readonly STREAM_SESSION_DATABASE_PASSWORD!: string;
  @MinLength(16) readonly CATALOG_DATABASE_PASSWORD!: string;
  @MinLength(16) readonly ORDER_DATABASE_PASSWORD!: string;
  @MinLength(16) readonly ANALYTICS_DATABASE_PASSWORD!: string;
}

export const loadProvisionConfig = (env: NodeJS.ProcessEnv = process.env): ProvisionConfig =>
  loadConfig(ProvisionConfig, env);
