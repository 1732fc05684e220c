import type { Profile } from '@shopcast/installation';
import { medians } from '../load/median.js';
import { answersOf, otherThan, perSecondOf, type Rush } from '../load/rush.js';
import { progress } from '../progress.js';
import { treeCpuSeconds } from '../tree-cpu.js';
import { bareLimit } from './bare-limit.js';
import { postToBareNest, startBareNest } from './bare-nest.js';
import { comparedWithVendure } from './compared-with-vendure.js';
import { orderOverGrpc, orderOverGrpcStream } from './grpc-clients.js';
import { orderOverHttp } from './http-clients.js';
import { flashSale, refuse } from './refusals.js';
import { type Item, openStage, type Stage } from './stage.js';
import { growTo } from './table-growth.js';

export interface OrdersOptions {
  readonly profile: Profile;
  /** How often everything is measured; the figures are the medians. */
  readonly runs: number;
  /** How long each figure is measured each time. */
  readonly seconds: number;
  /** So many orders are put into the table before orders are placed once more. */
  readonly tableRows: number;
  readonly peer: 'vendure' | undefined;
}

type Figures = Record<string, number>;

const PRODUCTS = 1_000;
const WARM_UP_SECONDS = 5;

/** Everything about orders on this machine, the references beside what is compared with them, turn by turn. */
export async function benchOrders(options: OrdersOptions): Promise<Figures> {
  const stage = await openStage(options.profile);
  try {
    progress(`listing ${PRODUCTS} products`);
    const items = await stage.list(PRODUCTS);
    await orderOverHttp(stage, items, WARM_UP_SECONDS);
    await orderOverHttp(stage, [stage.hot], WARM_UP_SECONDS);

    const runs: Figures[] = [];
    for (let run = 1; run <= options.runs; run += 1) {
      progress(`run ${run} of ${options.runs}`);
      runs.push(await measure(stage, items, options.seconds));
    }
    const figures = medians(runs);
    return {
      ...figures,
      ...(options.tableRows > 0 ? await grown(stage, options, figures) : {}),
      ...(options.peer === undefined ? {} : await comparedWithVendure(options, figures)),
    };
  } finally {
    await stage.installation.remove();
  }
}

async function measure(stage: Stage, items: readonly Item[], seconds: number): Promise<Figures> {
  const bareNest = await startBareNest();
  try {
    const bare = await postToBareNest(bareNest, stage, seconds);
    const { rush: placed, cpuMs } = await withCpu(stage, () => orderOverHttp(stage, [stage.hot], seconds));
    const spread = await orderOverHttp(stage, items, seconds);
    const grpc = await orderOverGrpc(stage, stage.hot, seconds);
    const stream = await orderOverGrpcStream(stage, stage.hot, seconds);
    const limit = await bareLimit(stage, seconds);
    const perSecond = perSecondOf(placed, 201);
    const spreadPerSecond = perSecondOf(spread, 201);
    const [grpcPerSecond, streamPerSecond] = [perSecondOf(grpc, 0), perSecondOf(stream, 0)];
    return {
      ordersPerSecond: Math.round(perSecond),
      ordersP50Ms: placed.p50Ms,
      ordersP99Ms: placed.p99Ms,
      ordersRefusedOrFailed: otherThan(placed, 201),
      cpuMsPerOrder: cpuMs,
      thousandProductsPerSecond: Math.round(spreadPerSecond),
      thousandProductsToOne: ratio(spreadPerSecond, perSecond),
      grpcOrdersPerSecond: Math.round(grpcPerSecond),
      grpcOrdersP99Ms: grpc.p99Ms,
      grpcRefusedOrFailed: otherThan(grpc, 0),
      grpcToHttp: ratio(grpcPerSecond, perSecond),
      grpcStreamOrdersPerSecond: Math.round(streamPerSecond),
      grpcStreamOrdersP99Ms: stream.p99Ms,
      grpcStreamRefusedOrFailed: otherThan(stream, 0),
      grpcStreamToHttp: ratio(streamPerSecond, perSecond),
      bareNestPostsPerSecond: Math.round(bare.perSecond),
      shareOfBareNest: ratio(perSecond, bare.perSecond),
      bareLimitPerSecond: Math.round(limit),
      shareOfBareLimit: ratio(perSecond, limit),
      ...(await refuse(stage, seconds)),
      ...(await flashSale(stage)),
    };
  } finally {
    bareNest.stop();
  }
}

/** With the CPU time of everything that serves the orders, database included. */
async function withCpu(stage: Stage, order: () => Promise<Rush>): Promise<{ rush: Rush; cpuMs: number }> {
  const before = treeCpuSeconds(stage.installation.pid);
  const rush = await order();
  return { rush, cpuMs: ratio((treeCpuSeconds(stage.installation.pid) - before) * 1_000, answersOf(rush)) };
}

/** The same again when the table is large. */
async function grown(stage: Stage, { tableRows, runs, seconds }: OrdersOptions, small: Figures): Promise<Figures> {
  await growTo(stage, tableRows);
  await orderOverHttp(stage, [stage.hot], WARM_UP_SECONDS);
  const measured: Figures[] = [];
  for (let run = 1; run <= runs; run += 1) {
    progress(`run ${run} of ${runs} with ${tableRows.toLocaleString('en')} orders in the table`);
    const { rush, cpuMs } = await withCpu(stage, () => orderOverHttp(stage, [stage.hot], seconds));
    measured.push({
      grownOrdersPerSecond: Math.round(perSecondOf(rush, 201)),
      grownOrdersP99Ms: rush.p99Ms,
      grownCpuMsPerOrder: cpuMs,
      grownToSmall: ratio(perSecondOf(rush, 201), small['ordersPerSecond'] ?? Number.NaN),
    });
  }
  return { tableRows, ...medians(measured) };
}

const ratio = (of: number, to: number): number => Math.round((of / to) * 1_000) / 1_000;
