export type { Engines } from './engines.js';
export { startNodeProcess, type NodeProgram } from './node-process.js';
export { addressesFrom } from './programs.js';
export { startLocal, type LocalParts, type LocalShopcast } from './start-local.js';
