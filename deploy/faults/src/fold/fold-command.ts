import { Command } from 'commander';
import { numberFrom, wholeNumberFrom } from '../numbers.js';

export interface FoldFaultsCommand {
  readonly events: number;
  readonly processes: number;
  readonly killEvery: number;
  readonly postgresKills: number;
  readonly readAgain: number;
  readonly seed: number;
  readonly json: boolean;
}

/** @param run what is done with what was read from the command line */
export const foldFaultsCommand = (run: (command: FoldFaultsCommand) => Promise<void>): Command =>
  new Command('fold')
    .description('Kills the processes that fold, and the Postgres beneath them, while they fold a crowd; then checks.')
    .option('--events <n>', 'about so many, and a tenth of them twice', wholeNumberFrom(1_000, 100_000_000), 1_000_000)
    .option('--processes <n>', 'that fold', wholeNumberFrom(1, 12), 2)
    .option('--kill-every <seconds>', 'kill -9 of one of them, on average', numberFrom(0.5, 600), 4)
    .option('--postgres-kills <n>', 'kill -9 of Postgres, spread over the run', wholeNumberFrom(0, 100), 3)
    .option('--read-again <share>', 'of all events, at most so much may be read twice', numberFrom(0, 10), 0.5)
    .option('--seed <n>', 'the same seed gives the same crowd', wholeNumberFrom(0, 2 ** 31), 1)
    .option('--json', 'last line of output: one JSON object', false)
    .addHelpText(
      'after',
      '\nExit status: 0 if all numbers are what was appended, folding again gives the same, no offset went back and' +
        '\nno more was read again than allowed; 1 if not; 2 if the run could not be finished.',
    )
    .action(run);
