import { Command, Option } from 'commander';
import { type Profile, profiles } from '@shopcast/refold';

export interface ArchiveCommand {
  readonly to?: string;
  readonly verify: boolean;
  readonly json: boolean;
  readonly profile?: Profile;
}

/** Reads the command line; `--help` and wrong flags end the program with what there is to know. */
export function archiveCommand(argv: readonly string[]): ArchiveCommand {
  return new Command('npm run archive --')
    .description('Archives all topics of the log as Parquet files, by topic and day; goes on where it ended last time.')
    .option('--to <folder>', 'the archive; in the installation’s own folder unless given')
    .option('--verify', 'archive nothing, and compare every record of the archive with the log', false)
    .option('--json', 'last line of output: one JSON object', false)
    .addOption(
      new Option('--profile <name>', 'the installation on this machine; the one that runs unless given').choices(
        profiles,
      ),
    )
    .addHelpText(
      'after',
      '\nElsewhere, set the EVENT_LOG variables as for the services, and name the archive with --to.' +
        '\nExit status: 0 when all is archived or nothing differs, 1 when something differs, 2 when it could not be done.',
    )
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse([...argv])
    .opts<ArchiveCommand>();
}
