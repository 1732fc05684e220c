export * from './live-state.js';
export * from './live-state.config.js';
export * from './live-state.module.js';
export * from './memory.live-state.js';
export * from './redis.live-state.js';
export { KEPT_BATCHES, type StreamBatch, type StreamTail } from './shared-stream.js';
