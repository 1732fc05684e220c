export * from './embedded-postgres.js';
export { startShopcast } from './start-shopcast.js';
