import { Command, InvalidArgumentError, Option } from 'commander';
import { knownCases } from './cases/known-cases.js';
import { usualSeed } from './run/crowd.js';

export interface CrowdCommand {
  readonly case: string | undefined;
  readonly speed?: number;
  readonly seed: number;
  readonly units?: number;
  readonly attempts?: number;
  readonly history?: string;
  readonly url: string;
  readonly operatorKey?: string;
  readonly accountKey?: string;
  readonly json: boolean;
  readonly list: boolean;
}

/** Reads the command line; `--help` and wrong flags end the program with what there is to know. */
export function crowdCommand(argv: readonly string[]): CrowdCommand {
  const program = new Command('crowd')
    .description('Acts out a live session as its host and its viewers would, through the public APIs only.')
    .argument('[case]', `which session: ${knownCases.map(({ id }) => id).join(', ')}`)
    .option(
      '--speed <n>',
      'session seconds per second: 120 plays two hours in a minute, which is usual for a show; ' +
        'a sale goes as fast as it is answered unless this is given',
      numberFrom(1, 3_600),
    )
    .option('--seed <n>', 'the same seed gives the same crowd', numberFrom(0, 2 ** 31), usualSeed)
    .option('--units <n>', 'of a sale: units of what people compete for', numberFrom(1, 1_000_000))
    .option('--attempts <n>', 'of a sale: attempts to buy', numberFrom(1, 10_000_000))
    .option(
      '--history <folder>',
      'writes what is asked of the order desk before it is sent, and the answers: the checker reads it',
    )
    .option('--url <address>', 'where Shopcast runs', 'http://127.0.0.1:4000')
    .addOption(new Option('--operator-key <key>', 'opens an account for the run').env('SHOPCAST_OPERATOR_KEY'))
    .addOption(new Option('--account-key <key>', 'uses this account instead of a new one').env('SHOPCAST_ACCOUNT_KEY'))
    .option('--json', 'last line of output: one JSON object', false)
    .option('--list', 'says which cases there are', false)
    .addHelpText(
      'after',
      '\nWithout a key, the one of the installation under .shopcast is taken.' +
        '\nA request without an answer (reset, time-out, 5xx) is sent again under the same key until there is one: Shopcast' +
        '\nmay be killed and started again on the way.' +
        '\nExit status: 0 if every figure is what it must be, 1 if not, 2 if the run could not be finished.',
    )
    .parse([...argv]);
  return { ...program.opts<Omit<CrowdCommand, 'case'>>(), case: program.args[0] };
}

const numberFrom = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`);
  return value;
};
