import { endWith, launchOptions } from '@shopcast/launch';
import { runLocal } from './run-local.js';

const options = launchOptions(
  'npm run start:local --',
  'Runs Shopcast as four processes behind a gateway, on a local Kafka, Postgres and Redis.',
  process.argv,
);
process.exit(await runLocal(options).catch(endWith));
