import { Command, InvalidArgumentError } from 'commander';

/** What both launchers take on the command line. */
export interface LaunchOptions {
  readonly port: number;
  readonly demo: boolean;
  /** Take audio and video from publishers. */
  readonly media: boolean;
  /** Stop after the demo; the exit status tells whether every figure was equal. */
  readonly exit: boolean;
  readonly json: boolean;
  readonly speed: number;
  readonly seed: number;
}

const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`);
  }
  return value;
};

/** Reads the flags; `--help` and wrong flags end the program with what there is to know. */
export function launchOptions(command: string, description: string, argv: readonly string[]): LaunchOptions {
  return new Command(command)
    .description(description)
    .option(
      '--port <n>',
      'port of the API, the pages and the room; gRPC, RTMP and HTTP-FLV listen on the six after it',
      wholeNumber(1, 65_529),
      4000,
    )
    .option('--no-demo', 'do not run the demo session')
    .option('--no-media', 'take no audio and video, and leave the ports for it alone')
    .option('--exit', 'stop after the demo; exit status 0 only if every figure equals the published one', false)
    .option('--json', 'last line of output: one JSON object with the metric values of the demo session', false)
    .option('--speed <n>', 'session seconds per second of the demo', wholeNumber(1, 3600), 120)
    .option('--seed <n>', 'seed of the demo crowd', wholeNumber(0, 2 ** 31), 1)
    .parse([...argv])
    .opts<LaunchOptions>();
}
