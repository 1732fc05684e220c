export * from './append-only.js';
export * from './database.js';
export * from './database.module.js';
export * from './open-data-source.js';
export * from './provision-database.js';
export * from './row-level-security.js';
export * from './scope.js';
export * from './unprotected-tables.js';
