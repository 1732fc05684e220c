import { grouped } from './compare.js';
import type { Pace, SaleReport } from './run-report.js';
import { type SaleFigure, witnesses } from './sale-figures.js';
import { table } from './table.js';
import { shown } from './value.js';

/** What all who know about a sale say of it, as a table for people, and how fast it went. */
export function saleTable(report: Pick<SaleReport, 'figures' | 'notes' | 'currency' | 'pace'>): string {
  const { figures, notes, currency, pace } = report;
  const heard = witnesses.filter((witness) => figures.some(({ said }) => said[witness]));
  const rows = figures.map((figure) => [
    figure.figure,
    ...heard.map((witness) => cell(figure, witness, currency)),
    figure.equal ? 'yes' : 'NO',
  ]);
  return `${table(['figure', ...heard, 'equal?'], rows, notes)}\n\n${paceLine(pace)}`;
}

function cell({ figure, said }: SaleFigure, witness: (typeof witnesses)[number], currency: string): string {
  const value = said[witness];
  if (!value) return '';
  return Number.isNaN(value.n) ? 'not final' : shown(figure, value, currency);
}

const paceLine = (pace: Pace): string =>
  `${grouped(pace.attemptsPerSecond)} attempts/s, answered in ${pace.p50Ms} ms (p50) and ${pace.p99Ms} ms (p99); ` +
  `all settled after ${pace.settledSeconds} s, complete on the dashboard after ${pace.completeSeconds} s, ` +
  `final after ${pace.seconds} s; ` +
  `the crowd itself took ${pace.crowdCpuSeconds} s of CPU` +
  (pace.sentAgain > 0 ? ` and sent ${grouped(pace.sentAgain)} requests again` : '');
