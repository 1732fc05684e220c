import { percent } from './compare.js';
import type { RunReport } from './run-report.js';

/** The report for programs, without the key: one line. Counts are numbers, published percentages text as printed. */
export function reportJson({ accountKey: _secret, figures, ...report }: RunReport): string {
  const byMetric = figures.map(({ metric, published, scripted, measured, equal }) => {
    const isPercent = published?.endsWith('%') ?? false;
    const shown = measured && (isPercent ? percent(measured.value) : measured.d === null ? measured.n : measured.value);
    const parts = { n: measured?.n ?? null, d: measured?.d ?? null };
    return [
      metric,
      { published: isPercent ? published : count(published), scripted, measured: shown, ...parts, equal },
    ];
  });
  return JSON.stringify({ ...report, figures: Object.fromEntries(byMetric) });
}

const count = (published: string | null): number | null =>
  published === null ? null : Number(published.replaceAll(',', ''));
