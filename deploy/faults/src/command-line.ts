import { Command, InvalidArgumentError, Option } from 'commander';
import { faultKinds } from './plan/fault.js';

export interface FaultsCommand {
  readonly seed: number;
  readonly minutes: number;
  readonly faults: number;
  readonly profile: 'embedded' | 'local';
  readonly rate: number;
  readonly longest: number;
  readonly lasting?: number;
  readonly recoversWithin: number;
  readonly goodput: number;
  readonly kinds: readonly string[];
  readonly json: boolean;
}

/** Reads the command line; `--help` and wrong flags end the program with what there is to know. */
export function faultsCommand(argv: readonly string[]): FaultsCommand {
  return new Command('npm run faults --')
    .description(
      'Starts an installation of its own, lets buyers come, and lets things go wrong; then checks everything.',
    )
    .option('--seed <n>', 'the same seed gives the same faults', wholeNumberFrom(0, 2 ** 31), 1)
    .option('--minutes <n>', 'how long', numberFrom(0.1, 600), 10)
    .option('--faults <n>', 'how many', wholeNumberFrom(1, 10_000), 50)
    .addOption(new Option('--profile <name>', 'which installation').choices(['embedded', 'local']).default('local'))
    .option('--rate <n>', 'buyers a second', numberFrom(1, 1_000), 20)
    .option('--longest <seconds>', 'no fault lasts longer', numberFrom(0.1, 600), 30)
    .option('--lasting <seconds>', 'every fault that lasts, lasts so long', numberFrom(0.1, 3_600))
    .option('--recovers-within <seconds>', 'from a fault’s end to the next order', numberFrom(0.1, 600), 10)
    .option('--goodput <share>', 'of what is served in quiet, so much between faults', numberFrom(0, 1), 0.9)
    .option('--kinds <kinds>', `only these, by commas: ${faultKinds.join(', ')}, or with whom: outage:kafka`, list, [])
    .option('--json', 'last line of output: one JSON object', false)
    .addHelpText(
      'after',
      '\nExit status: 0 if every promise held; 1 if the checker refuted a rule, the dashboard was not exact or orders' +
        '\nwere not placed again in time, or fewer than in quiet; 2 if the run could not be finished.',
    )
    .parse([...argv])
    .opts<FaultsCommand>();
}

const list = (text: string): string[] => text.split(',').filter(Boolean);

const wholeNumberFrom = (least: number, most: number) => (text: string) => {
  if (!Number.isInteger(Number(text))) throw new InvalidArgumentError('give a whole number.');
  return numberFrom(least, most)(text);
};

const numberFrom = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!(value >= least && value <= most)) throw new InvalidArgumentError(`give a number from ${least} to ${most}.`);
  return value;
};
