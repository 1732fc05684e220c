import { Command } from 'commander';
import { numberFrom, wholeNumberFrom } from '../numbers.js';

export interface RoomFaultsCommand {
  readonly viewers: number;
  readonly neverReading: number;
  readonly minutes: number;
  readonly comments: number;
  readonly kills: number;
  readonly memoryGrowth: number;
  readonly json: boolean;
}

/** @param run what is done with what was read from the command line */
export const roomFaultsCommand = (run: (command: RoomFaultsCommand) => Promise<void>): Command =>
  new Command('room')
    .description(
      'Fills a room of two processes: some viewers never read, then all lose their connections, then a process is killed.',
    )
    .option('--viewers <n>', 'who enter', wholeNumberFrom(10, 50_000), 2_000)
    .option('--never-reading <percent>', 'of the viewers', numberFrom(0, 90), 5)
    .option('--minutes <n>', 'for which they do not read', numberFrom(0.05, 600), 5)
    .option('--comments <n>', 'a second', numberFrom(1, 1_000), 10)
    .option('--kills <n>', 'kill -9 of one of the two processes', wholeNumberFrom(1, 100), 2)
    .option('--memory-growth <MB>', 'of both processes together, at most, because of those who never read', Number, 100)
    .option('--json', 'last line of output: one JSON object', false)
    .addHelpText(
      'after',
      '\nExit status: 0 if memory stayed bounded and others heard as before, everybody came back, spread over time and' +
        '\nwithout gaps or repetitions, and no accepted comment and no stay was lost; 1 if not; 2 if it could not be finished.',
    )
    .action(run);
