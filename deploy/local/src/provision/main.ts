import { loggerFor } from '@shopcast/telemetry';
import { loadProvisionConfig } from './provision.config.js';
import { provision } from './provision.js';

const logger = loggerFor('provision');
try {
  logger.info({ databases: await provision(loadProvisionConfig()) }, 'databases are ready');
} catch (error) {
  logger.fatal({ err: error }, error instanceof Error ? error.message : 'could not provision');
  process.exitCode = 1;
}
