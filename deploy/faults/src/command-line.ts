import { Command, Option } from 'commander';
import { numberFrom, wholeNumberFrom } from './numbers.js';
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

/** @param run what is done with what was read from the command line */
export const faultsCommand = (run: (command: FaultsCommand) => Promise<void>): Command =>
  new Command('npm run faults --')
    // Else the flags of other commands would be taken for those of this one.
    .enablePositionalOptions()
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
    .action(run);

const list = (text: string): string[] => text.split(',').filter(Boolean);
