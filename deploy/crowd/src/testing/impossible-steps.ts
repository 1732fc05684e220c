import type { Plan, ViewerScript } from '../plan/script.js';

/** Everything in a script that no real viewer could do, in words; none in a good script. */
export const impossibleSteps = (plan: Plan): string[] => [
  ...plan.viewers.flatMap((viewer) => impossibleFor(viewer, plan)),
  ...oversold(plan),
];

function impossibleFor({ key, guest, steps }: ViewerScript, { durationMs }: Plan): string[] {
  const found: string[] = [];
  const stays = new Set<number>();
  const placed = new Set<string>();
  const settled = new Set<string>();
  let [present, gone, visited, followed] = [false, false, false, false];
  let clicked: string | null = null;
  let nowMs = 0;

  for (const step of steps) {
    const refuse = (why: string) => found.push(`${key} at ${step.atMs}: ${step.kind} ${why}`);
    if (step.atMs < nowMs) refuse('goes back in time');
    if (!Number.isInteger(step.atMs) || step.atMs > durationMs) refuse('is not a millisecond of the session');
    if (gone && step.kind !== 'pay') refuse('after being lost');
    if (guest && ['follow', 'visit', 'click', 'cart', 'order'].includes(step.kind)) refuse('by a guest');
    nowMs = step.kind === 'drop' ? step.backAtMs : step.atMs;

    if (step.kind === 'enter') {
      if (present || stays.has(step.stay)) refuse('while already there');
      stays.add(step.stay);
      present = true;
      continue;
    }
    if (step.kind === 'pay' || step.kind === 'cancel') {
      if (!placed.has(step.order) || settled.has(step.order)) refuse('of no open order');
      settled.add(step.order);
      continue;
    }
    if (!present) refuse('outside a stay');
    if (step.kind === 'leave' || step.kind === 'vanish') present = false;
    if (step.kind === 'vanish') gone = true;
    if (step.kind === 'drop' && step.backAtMs <= step.atMs) refuse('is back before it is gone');
    if (step.kind === 'follow' && followed) refuse('a second time');
    followed ||= step.kind === 'follow';
    visited ||= step.kind === 'visit';
    if (step.kind === 'click') clicked = step.product;
    if (['click', 'cart', 'order', 'expose'].includes(step.kind) && !visited) refuse('without having visited the shop');
    if (step.kind === 'order' && step.lines[0]?.product !== clicked) refuse('of a product that was not opened');
    if (step.kind === 'order') placed.add(step.order);
  }
  if (stays.size === 0) found.push(`${key} never comes`);
  return found;
}

function oversold({ products, host, viewers }: Plan): string[] {
  const left = new Map(products.flatMap(({ skus }) => skus.map(({ key, units }) => [key, units] as const)));
  for (const step of host) if (step.kind === 'price') left.set(step.sku, Math.max(left.get(step.sku) ?? 0, step.units));
  for (const { steps } of viewers)
    for (const step of steps)
      for (const { sku, quantity } of step.kind === 'order' ? step.lines : [])
        left.set(sku, (left.get(sku) ?? 0) - quantity);
  return [...left].filter(([, units]) => units < 0).map(([sku]) => `${sku} is sold more often than there are units`);
}
