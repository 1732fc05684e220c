import { quantities } from '../../../src/domain/metrics/quantities.js';
import type { Formula } from '../../../src/domain/metrics/metric-definition.js';
import type { Language } from '@shopcast/page/language';
import { definitionOf, metricIds, type MetricId } from '../measurement/metric-id.js';
import { headlineMetric } from './metric-groups.js';

/** What is said about a metric in one language; taken from its definition. */
export interface MetricTexts {
  readonly name: string;
  /** The definition in one sentence, as the metric contract gives it. */
  readonly meaning: string;
  readonly n: string;
  /** Empty for a count. */
  readonly d: string;
  /** Why there is no value while the denominator is 0. */
  readonly noValue: string;
}

/** @param nothingToDivideBy says in this language that there are none of these yet */
export function metricTextsIn(
  language: Language,
  nothingToDivideBy: (d: string) => string,
): Readonly<Record<MetricId, MetricTexts>> {
  const wordsOf = (formula: Formula): string =>
    formula
      .map(({ times, quantity }, i) => {
        const sign = times < 0 ? '− ' : i > 0 ? '+ ' : '';
        const factor = Math.abs(times) === 1 ? '' : `× ${Math.abs(times)} `;
        return `${sign}${factor}${quantities[quantity].words[language]}`;
      })
      .join(' ');

  const texts = metricIds.map((id): [MetricId, MetricTexts] => {
    const { names, meanings, n, d } = definitionOf(id);
    // The headline is called CVR on the wall in every language, as in the published sessions.
    const name = id === headlineMetric ? names.en : names[language];
    const words = { n: wordsOf(n), d: d === null ? '' : wordsOf(d) };
    return [id, { name, meaning: meanings[language], ...words, noValue: nothingToDivideBy(words.d) }];
  });
  return Object.fromEntries(texts) as Record<MetricId, MetricTexts>;
}
