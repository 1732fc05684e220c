export * from './decision.js';
export * from './domain-error.js';
export * from './ids.js';
export * from './money.js';
export * from './session-clock.js';
export * from './shares.js';
export * from './storable.js';
export * from './wall-clock.js';
