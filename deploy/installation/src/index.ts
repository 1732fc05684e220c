export * from './api.js';
export * from './crowd-process.js';
export * from './eventually.js';
export * from './installation.js';
export * from './service-processes.js';
export * from './shop-floor.js';
