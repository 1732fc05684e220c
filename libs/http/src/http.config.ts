import { loadConfig, Numeric } from '@shopcast/config';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** Where a process listens. */
export class HttpConfig {
  /** Address to listen on; containers set 0.0.0.0. */
  @IsString() readonly HOST: string = '127.0.0.1';

  @Numeric() @IsInt() @Min(0) @Max(65535) readonly PORT: number = 3000;

  /** Unset: no gRPC server. */
  @IsOptional() @Numeric() @IsInt() @Min(0) @Max(65535) readonly GRPC_PORT?: number;
}

export const loadHttpConfig = (env: NodeJS.ProcessEnv = process.env): HttpConfig => loadConfig(HttpConfig, env);
