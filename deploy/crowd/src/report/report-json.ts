import { percent } from './compare.js';
import type { RunReport } from './run-report.js';

/**
 * The report for programs, without the key: one line. Metric values stand at the top by their ids, plain counts as
 * numbers and quotients with what they are made of; `figures` compares them with what was published.
 */
export function reportJson({ accountKey: _secret, figures, ...report }: RunReport): string {
  const values = Object.entries(report.metrics).map(([id, metric]) => [id, metric.d === null ? metric.n : metric]);
  const byMetric = figures.map(({ metric, published, scripted, measured, equal }) => {
    const isPercent = published?.endsWith('%') ?? false;
    const shown = measured && (isPercent ? percent(measured.value) : measured.d === null ? measured.n : measured.value);
    const parts = { n: measured?.n ?? null, d: measured?.d ?? null };
    return [
      metric,
      { published: isPercent ? published : count(published), scripted, measured: shown, ...parts, equal },
    ];
  });
  return JSON.stringify({ ...report, ...Object.fromEntries(values), figures: Object.fromEntries(byMetric) });
}

const count = (published: string | null): number | null =>
  published === null ? null : Number(published.replaceAll(',', ''));
