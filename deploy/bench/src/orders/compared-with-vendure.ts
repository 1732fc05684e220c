import { medians } from '../load/median.js';
import { otherThan, perSecondOf, rush } from '../load/rush.js';
import { progress } from '../progress.js';
import { checkOut, variantOf } from '../peers/vendure-checkout.js';
import { startVendure, type Vendure } from '../peers/vendure.js';

const CLIENTS = 32;
const SECONDS = 20;
const WARM_UP_SECONDS = 10;
const ATTEMPTS = 500;

/**
 * Whole guest checkouts through Vendure's shop API on this machine, in this run. An order there means more work than
 * here: six calls with cart, customer, address, shipping, taxes and a payment that settles at once.
 */
export async function comparedWithVendure(
  { runs }: { readonly runs: number },
  ours: Readonly<Record<string, number>>,
): Promise<Record<string, number>> {
  const vendure = await startVendure();
  try {
    const plenty = await variantOf(vendure.shopApi, 'plenty');
    progress('Vendure warms up');
    await checkOuts(vendure, plenty, WARM_UP_SECONDS);
    const measured: Record<string, number>[] = [];
    for (let run = 1; run <= runs; run += 1) {
      progress(`Vendure: run ${run} of ${runs}`);
      measured.push(await checkOuts(vendure, plenty, SECONDS));
    }
    const figures = medians(measured);
    const { ordersPerSecond = Number.NaN } = ours;
    return {
      ...figures,
      timesVendure: Math.round(ordersPerSecond / (figures['vendureOrdersPerSecond'] ?? Number.NaN)),
      ...(await flashSaleAtVendure(vendure)),
    };
  } finally {
    await vendure.stop();
  }
}

async function checkOuts({ shopApi }: Vendure, variant: string, seconds: number): Promise<Record<string, number>> {
  const checkedOut = await rush({ clients: CLIENTS, seconds }, () => checkOut(shopApi, variant));
  return {
    vendureOrdersPerSecond: Math.round(perSecondOf(checkedOut, 201) * 10) / 10,
    vendureCheckoutP99Ms: checkedOut.p99Ms,
    vendureRefusedOrFailed: otherThan(checkedOut, 201),
  };
}

/** 500 guests at once who want one of a hundred. */
async function flashSaleAtVendure({ shopApi }: Vendure): Promise<Record<string, number>> {
  const few = await variantOf(shopApi, 'few');
  progress(`Vendure: ${ATTEMPTS} at once on 100 units`);
  const answers = await Promise.all(Array.from({ length: ATTEMPTS }, () => checkOut(shopApi, few)));
  const count = (status: number): number => answers.filter((answer) => answer === status).length;
  return { vendureFlashSold: count(201), vendureFlashRefused: count(409), vendureFlashFailed: count(500) };
}
