import { percent } from './compare.js';
import type { RunReport, SaleReport, ShowReport } from './run-report.js';
import type { Said } from './sale-figures.js';

/**
 * The report for programs, without the key: one line. Metric values stand at the top by their ids, plain counts as
 * numbers and quotients with what they are made of; `figures` compares them with what they must be.
 */
export function reportJson(run: RunReport): string {
  const { kind: _kind, accountKey: _secret, figures: _figures, ...report } = run;
  const values = Object.entries(report.metrics).map(([id, metric]) => [id, numberOrParts(metric)]);
  const figures = run.kind === 'show' ? showFigures(run) : saleFigures(run);
  return JSON.stringify({ ...report, ...Object.fromEntries(values), figures: Object.fromEntries(figures) });
}

const showFigures = ({ figures }: ShowReport) =>
  figures.map(({ metric, published, scripted, measured, equal }) => {
    const isPercent = published?.endsWith('%') ?? false;
    const shown = measured && (isPercent ? percent(measured.value) : measured.d === null ? measured.n : measured.value);
    const parts = { n: measured?.n ?? null, d: measured?.d ?? null };
    return [
      metric,
      { published: isPercent ? published : count(published), scripted, measured: shown, ...parts, equal },
    ];
  });

const saleFigures = ({ figures }: SaleReport) =>
  figures.map(({ figure, said, equal }) => [figure, { ...numbersIn(said), equal }]);

const numbersIn = (said: Said) =>
  Object.fromEntries(Object.entries(said).map(([witness, value]) => [witness, numberOrParts(value)]));

const numberOrParts = <T extends { readonly n: number; readonly d: number | null }>(value: T): number | T =>
  value.d === null ? value.n : value;

const count = (published: string | null): number | null =>
  published === null ? null : Number(published.replaceAll(',', ''));
