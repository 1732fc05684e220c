import { type Language, languages, locales, type Speech, useSpeech } from '@shopcast/page';
import { metricNumeralsFor, type MetricNumerals } from '../numerals/metric-numerals.js';
import { en } from './en.js';
import { ja } from './ja.js';
import type { Messages } from './messages.js';
import { zh } from './zh.js';

const catalogues: Record<Language, Messages> = { en, ja, zh };
const written = Object.fromEntries(languages.map((one) => [one, metricNumeralsFor(locales[one])])) as Record<
  Language,
  MetricNumerals
>;

interface DashboardSpeech extends Speech {
  readonly messages: Messages;
  readonly numerals: MetricNumerals;
}

/** The language of the page with the dashboard's own texts, and its way to write a metric. */
export function useLanguage(): DashboardSpeech {
  const speech = useSpeech();
  return { ...speech, messages: catalogues[speech.language], numerals: written[speech.language] };
}
