import { endWith, launchOptions } from '@shopcast/launch';
import { runEmbedded } from './run-embedded.js';

const options = launchOptions(
  'npm start --',
  'Runs all of Shopcast in one process, with a Postgres of its own.',
  process.argv,
);
process.exitCode = await runEmbedded(options).catch(endWith);
