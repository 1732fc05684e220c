import { loadConfig } from '@shopcast/config';
import { IsIn, IsUrl, ValidateIf } from 'class-validator';

/** How the processes of a service hear of each other. */
export class LiveStateConfig {
  /** `memory` when each service runs in one process, `redis` when any runs in several. */
  @IsIn(['memory', 'redis']) readonly LIVE_STATE: 'memory' | 'redis' = 'memory';

  /** Needed with LIVE_STATE=redis. Redis may go away at any time: only freshness suffers. */
  @ValidateIf(({ LIVE_STATE }: LiveStateConfig) => LIVE_STATE === 'redis')
  @IsUrl({ protocols: ['redis', 'rediss'], require_tld: false })
  readonly REDIS_URL?: string;
}

export const loadLiveStateConfig = (env: NodeJS.ProcessEnv = process.env): LiveStateConfig =>
  loadConfig(LiveStateConfig, env);
