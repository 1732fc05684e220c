import type { PublishedFigure } from '../plan/case-definition.js';
import type { ExpectedMetric } from '../plan/expected-metrics.js';
import type { MeasuredMetric } from '../run/final-numbers.js';

/** One line of the comparison. A metric that nobody published is compared with the script alone. */
export interface Figure {
  readonly metric: string;
  readonly published: string | null;
  readonly scripted: ExpectedMetric | null;
  readonly measured: MeasuredMetric | null;
  readonly equal: boolean;
}

/** What was published first, then everything else that the script fixes. */
export function compare(
  published: readonly PublishedFigure[],
  scripted: Readonly<Record<string, ExpectedMetric>>,
  measured: Readonly<Record<string, MeasuredMetric>>,
): Figure[] {
  const named = new Map(published.map((figure) => [figure.metric, figure]));
  const metrics = [...named.keys(), ...Object.keys(scripted).filter((metric) => !named.has(metric))];
  return metrics.map((metric) => {
    const [figure, expected, found] = [named.get(metric), scripted[metric] ?? null, measured[metric] ?? null];
    const equal = found?.state === 'ok' && asScripted(found, expected) && (!figure || asPublished(found, figure));
    return { metric, published: figure ? printed(figure) : null, scripted: expected, measured: found, equal };
  });
}

const asScripted = (found: MeasuredMetric, expected: ExpectedMetric | null): boolean =>
  !expected || (found.n === expected.n && found.d === expected.d);

function asPublished(found: MeasuredMetric, figure: PublishedFigure): boolean {
  if ('count' in figure) return found.n === figure.count;
  if ('percent' in figure) return percent(found.value, figure.decimals) === printed(figure);
  return found.value !== null && found.value * 100 >= figure.atLeastPercent;
}

/** As it stood in print: 11,951 or 18.32 %. */
function printed(figure: PublishedFigure): string {
  if ('count' in figure) return grouped(figure.count);
  if ('percent' in figure) return percent(figure.percent / 100, figure.decimals);
  return `≥ ${figure.atLeastPercent} %`;
}

export const grouped = (count: number): string => count.toLocaleString('en');

export const percent = (value: number | null, decimals = 2): string =>
  value === null ? '-' : `${(value * 100).toFixed(decimals)} %`;
