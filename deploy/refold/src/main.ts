import { Command, Option } from 'commander';
import { endWith } from '@shopcast/launch';
import { profiles, withInstallation } from './installation-environment.js';
import { type RefoldFlags, runRefold } from './run-refold.js';

const options = new Command('npm run refold --')
  .description('Folds the log again from the start into fresh tables beside the live ones.')
  .option(
    '--verify',
    'compare every table with the live one; exit status 1 and the names of what differs if anything does',
  )
  .option('--archive <folder>', 'read what is archived there from its files, and only the rest from the log')
  .option('--json', 'last line of output: one JSON object')
  .addOption(
    new Option('--profile <name>', 'the installation on this machine; the one that runs unless given').choices(
      profiles,
    ),
  )
  .addHelpText(
    'after',
    '\nElsewhere, set ANALYTICS_DATABASE_URL and the EVENT_LOG variables as for the analytics service.',
  )
  .parse()
  .opts<RefoldFlags & { profile?: (typeof profiles)[number] }>();

const { profile } = options;
process.exitCode = await withInstallation({ profile, namedBy: 'ANALYTICS_DATABASE_URL' }, ({ environment }) =>
  runRefold(environment, options),
).catch(endWith);
