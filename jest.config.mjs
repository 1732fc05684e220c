import { readFileSync } from 'node:fs';

const { $schema: _schema, ...swc } = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

/** One configuration for all kinds of test; the kind is the file's suffix. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.shopcast/'],
  modulePathIgnorePatterns: ['/dist/', '/.shopcast/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@shopcast/source', 'node', 'node-addons'] },
  globalSetup: '<rootDir>/jest.global-setup.mjs',
  globalTeardown: '<rootDir>/jest.global-teardown.mjs',
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  testTimeout: 60_000,
  // One more than the cores of a small machine: many specs wait for timers and servers more than they compute.
  maxWorkers: 3,
  // ES modules of a finished spec stay in memory; a worker that has grown makes room for a new one.
  workerIdleMemoryLimit: '1GB',
};
