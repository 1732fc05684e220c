import type { Figure } from './compare.js';
import type { ShowReport } from './run-report.js';
import { table } from './table.js';
import { shown } from './value.js';

const HEAD = ['metric', 'published', 'scripted', 'measured', 'equal?'] as const;

/** The comparison of a show as a table for people. */
export const figureTable = ({ figures, notes, currency }: Pick<ShowReport, 'figures' | 'notes' | 'currency'>): string =>
  table(
    HEAD,
    figures.map((figure) => cells(figure, currency)),
    notes,
  );

const cells = ({ metric, published, scripted, measured, equal }: Figure, currency: string): string[] => [
  metric,
  published ?? '',
  scripted ? shown(metric, scripted, currency) : '',
  measured ? shown(metric, measured, currency) : 'missing',
  equal ? 'yes' : 'NO',
];
