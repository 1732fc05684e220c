export * from './live-state.js';
export * from './live-state.config.js';
export * from './live-state.module.js';
export * from './memory.live-state.js';
export * from './redis.live-state.js';
