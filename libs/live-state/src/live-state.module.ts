import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { LiveState } from './live-state.js';
import { loadLiveStateConfig } from './live-state.config.js';
import { MemoryLiveState } from './memory.live-state.js';
import { RedisLiveState } from './redis.live-state.js';

/** One per process. */
@Global()
@Module({
  providers: [{ provide: LiveState, useFactory: openLiveState }],
  exports: [LiveState],
})
export class LiveStateModule implements OnApplicationShutdown {
  constructor(@Inject(LiveState) private readonly liveState: LiveState) {}

  onApplicationShutdown(): Promise<void> {
    return this.liveState.close();
  }
}

function openLiveState(): LiveState {
  const { LIVE_STATE, REDIS_URL } = loadLiveStateConfig();
  return LIVE_STATE === 'redis' && REDIS_URL !== undefined ? new RedisLiveState(REDIS_URL) : new MemoryLiveState();
}
