import { Command, InvalidArgumentError } from 'commander';
import type { SourceOptions } from './sources.js';

export interface CheckCommand extends SourceOptions {
  readonly history: readonly string[];
  readonly wait: number;
  readonly grace: number;
  readonly json: boolean;
}

/** Reads the command line; `--help` and wrong flags end the program with what there is to know. */
export function checkCommand(argv: readonly string[]): CheckCommand {
  return new Command('npm run check:orders --')
    .description('Proves or refutes that nothing was lost, doubled or oversold: history, order database and topics.')
    .option('--history <path...>', 'what clients wrote: files, or folders of them', [])
    .option('--installation <folder>', 'an installation that runs on this machine; the usual one unless given')
    .option('--order-database <url>', 'the order service’s database, application role')
    .option('--log <address>', 'the log: a postgres:// address, or Kafka brokers as host:port,host:port')
    .option('--wait <seconds>', 'how long to wait for quiet before checking', seconds, 60)
    .option(
      '--grace <seconds>',
      'how old a waiting fact may be, and how far over its time an unpaid order',
      seconds,
      60,
    )
    .option('--json', 'last line of output: one JSON object', false)
    .addHelpText(
      'after',
      '\nElsewhere, set ORDER_DATABASE_URL and the EVENT_LOG variables as for the order service.' +
        '\nExit status: 0 if every rule is proven, 1 if one is refuted, 2 if it could not be checked.',
    )
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse([...argv])
    .opts<CheckCommand>();
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 3_600)) throw new InvalidArgumentError('give seconds from 0 to 3600.');
  return value;
}
