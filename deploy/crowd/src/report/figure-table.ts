import { type Figure, grouped, percent } from './compare.js';
import { money } from './money.js';
import type { RunReport } from './run-report.js';

const HEAD = ['metric', 'published', 'scripted', 'measured', 'equal?'] as const;
/** Their numerator is money, in minor units. */
const MONEY = new Set(['gmv', 'aov']);

interface Value {
  readonly n: number;
  readonly d: number | null;
}

/** The comparison as a table for people. */
export function figureTable({ figures, notes, currency }: Pick<RunReport, 'figures' | 'notes' | 'currency'>): string {
  const rows = [HEAD, ...figures.map((figure) => cells(figure, currency))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return [...lines, ...notes.map((note) => `! ${note}`)].join('\n');
}

function cells({ metric, published, scripted, measured, equal }: Figure, currency: string): string[] {
  const shown = (value: Value) => (MONEY.has(metric) ? shownMoney(value, currency) : shownCount(value));
  return [
    metric,
    published ?? '',
    scripted ? shown(scripted) : '',
    measured ? shown(measured) : 'missing',
    equal ? 'yes' : 'NO',
  ];
}

/** A quotient with what it is made of. */
const shownCount = ({ n, d }: Value): string =>
  d === null ? grouped(n) : `${percent(d === 0 ? null : n / d)} = ${grouped(n)} / ${grouped(d)}`;

const shownMoney = ({ n, d }: Value, currency: string): string =>
  d === null ? money(n, currency) : `${d === 0 ? '-' : money(n / d, currency)} = ${money(n, currency)} / ${grouped(d)}`;

/** Names to the left, numbers to the right. */
const padded = (cell: string, width: number, column: number) =>
  column === 0 || column === HEAD.length - 1 ? cell.padEnd(width) : cell.padStart(width);
