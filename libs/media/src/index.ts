export * from './hook-token.js';
export * from './playback-signature.js';
export * from './publisher-call.js';
