import { loadConfig, Numeric } from '@shopcast/config';
import { IsInt, IsString, IsUrl, Max, Min } from 'class-validator';
import type { ServiceName } from './routes.js';

const service = { protocols: ['http'], require_tld: false, require_port: true };

/** Where the gateway listens, and where the services are. */
export class GatewayConfig {
  /** Address to listen on; containers set 0.0.0.0. */
  @IsString() readonly HOST: string = '127.0.0.1';

  @Numeric() @IsInt() @Min(0) @Max(65535) readonly PORT: number = 4000;

  @IsUrl(service) readonly STREAM_SESSION_URL!: string;
  @IsUrl(service) readonly CATALOG_URL!: string;
  @IsUrl(service) readonly ORDER_URL!: string;
  @IsUrl(service) readonly ANALYTICS_URL!: string;
}

export const loadGatewayConfig = (env: NodeJS.ProcessEnv = process.env): GatewayConfig =>
  loadConfig(GatewayConfig, env);

/** The services' base addresses. */
export type Upstreams = Readonly<Record<ServiceName, string>>;

export const upstreamsOf = (config: GatewayConfig): Upstreams => ({
  'stream-session': config.STREAM_SESSION_URL,
  catalog: config.CATALOG_URL,
  order: config.ORDER_URL,
  analytics: config.ANALYTICS_URL,
});
