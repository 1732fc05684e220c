import type { CaseDefinition } from './case-definition.js';
import { cast } from './casting.js';
import { errandsOf } from './errands.js';
import { interactionsOf } from './interactions.js';
import { withMishaps } from './mishaps.js';
import { Random } from './random.js';
import type { Plan, ViewerScript, ViewerStep } from './script.js';
import { seatedStays } from './seating.js';
import { type Stay, staysOf } from './stays.js';
import { withUnits } from './stock.js';
import { Storefront } from './storefront.js';

/** Writes the whole script of a case. The same case and seed give the same script, word for word. */
export function planCase(definition: CaseDefinition, seed: number): Plan {
  const random = new Random(`${definition.id} ${seed}`);
  const storefront = new Storefront(definition);
  const parts = cast(definition, random.fork('casting'));
  const isSeated = definition.audience.seating !== undefined;
  const stays = isSeated
    ? seatedStays(parts, definition, random.fork('seats'))
    : parts.map((part, person) => staysOf(person, part, definition, random.fork(`stays ${person}`)));
  const interactions = interactionsOf(definition.interaction, parts, stays.flat(), random.fork('interaction'));
  const interactionsByPerson = Map.groupBy(interactions, ({ person }) => person);

  const { dropShare } = definition.audience;
  const odds = { dropShare, repeatedShare: definition.repeatedShare, durationMs: definition.durationMs };
  const viewers = stays.map((own, person): ViewerScript => {
    const key = `v${String(person).padStart(5, '0')}`;
    const improvised = random.fork(`script ${person}`);
    const steps = [
      ...own.flatMap(comingAndGoing),
      ...own.flatMap((stay) => errandsOf(stay, key, storefront, improvised)),
      ...(interactionsByPerson.get(person) ?? []).map(({ step }) => step),
    ];
    const { share: _share, ...source } = improvised.weighted(definition.audience.sources, ({ share }) => share);
    return { key, guest: parts[person]?.guest ?? false, source, steps: withMishaps(steps, own, odds, improvised) };
  });

  const { id: caseId, account, title, medium, currency, durationMs } = definition;
  return {
    ...{ caseId, seed, isSeated, account, title, medium, currency, durationMs, brands: storefront.brands },
    ...withUnits(storefront.products, storefront.steps, viewers),
    viewers: viewers.sort((one, other) => firstMs(one) - firstMs(other)),
  };
}

const firstMs = ({ steps }: ViewerScript) => steps[0]?.atMs ?? 0;

function comingAndGoing({ person, index, enterMs, exitMs, end, after, atPeak }: Stay): ViewerStep[] {
  const seated = atPeak ? { atPeak } : {};
  const freed = after ? { after: seatOf(after) } : {};
  const enter: ViewerStep = { kind: 'enter', atMs: enterMs, stay: index, ...seated, ...freed };
  if (end === 'session-end') return [enter];
  return [
    enter,
    { kind: end, atMs: exitMs, ...seated, ...(atPeak === undefined ? {} : { seat: seatOf({ person, index }) }) },
  ];
}

const seatOf = ({ person, index }: { readonly person: number; readonly index: number }): string => `${person} ${index}`;
