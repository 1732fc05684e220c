import { type Command, InvalidArgumentError, Option } from 'commander';
import { benchFold, type FoldOptions } from './fold/bench-fold.js';
import { benchFreshness, type FreshnessOptions } from './freshness/bench-freshness.js';
import { benchOrders, type OrdersOptions } from './orders/bench-orders.js';
import { benchRoom, type RoomOptions } from './room/bench-room.js';
import { benchStart } from './start.js';

/** Measures and returns flat figures; names carry their units. */
export type Measure<Options> = (options: Options) => Promise<Record<string, number>>;

export interface Benchmark<Options = never> {
  readonly name: string;
  readonly description: string;
  readonly options?: (command: Command) => Command;
  readonly run: Measure<Options>;
}

const orders: Benchmark<OrdersOptions> = {
  name: 'orders',
  description: 'orders placed and refused per second, over HTTP and gRPC, beside what the machine could do at most',
  options: (command) =>
    command
      .addOption(new Option('--profile <name>', 'what to measure').choices(['embedded', 'local']).default('embedded'))
      .option('--runs <n>', 'how often everything is measured', positive, 3)
      .option('--seconds <n>', 'how long each figure is measured', positive, 5)
      .option('--table-rows <n>', 'measure again with so many orders in the table', positive, 0)
      .addOption(new Option('--peer <name>', 'measure another shop in the same run').choices(['vendure'])),
  run: benchOrders,
};

const fold: Benchmark<FoldOptions> = {
  name: 'fold',
  description: 'events folded per second, exactly and durably, beside loops that only read and parse the same log',
  options: (command) =>
    command
      .option('--runs <n>', 'how often everything is measured', positive, 3)
      .option('--kafka', 'measure the fold from a real Kafka, too', false),
  run: benchFold,
};

const freshness: Benchmark<FreshnessOptions> = {
  name: 'freshness',
  description:
    'from the moment in which an event is accepted to the number on an open page, at half of the maximum load',
  options: (command) =>
    command
      .option('--runs <n>', 'how often everything is measured', positive, 3)
      .option('--seconds <n>', 'how long each figure is measured', positive, 15)
      .option('--sessions <n>', 'live sessions, each with a page open', positive, 10),
  run: benchFreshness,
};

const room: Benchmark<RoomOptions> = {
  name: 'room',
  description:
    'what it costs to bring a comment to a viewer, and how long it takes, beside Socket.IO, ws and centrifuge',
  options: (command) =>
    command
      .option('--viewers <n>', 'connections to the room', positive, 5_000)
      .option('--comments <n>', 'comments a second', positive, 100)
      .option('--seconds <n>', 'how long each figure is measured', positive, 10)
      .option('--runs <n>', 'how often everything is measured', positive, 3)
      .option('--never-reading <percent>', 'measure again after so many viewers have stopped reading', positive, 0)
      .option('--no-peers', 'measure the room alone'),
  run: benchRoom,
};

export const benchmarks: readonly Benchmark[] = [
  fold,
  freshness,
  orders,
  room,
  {
    name: 'start',
    description: 'seconds from a fresh clone and to ready, memory idle and after the demo session',
    run: benchStart,
  },
];

function positive(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError('it must be a positive whole number.');
}
