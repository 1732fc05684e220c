import type { Discrepancy } from '../judgement/rule.js';
import type { Verdict } from '../judgement/verdicts.js';
import { isProven, type Report } from './report.js';

const SHOWN = 5;
const LONGEST = 300;

/** The report for people: a line per rule, and under each refuted one the first discrepancies. */
export function reportTable(report: Report): string {
  const { verdicts, counts } = report;
  const width = Math.max(...verdicts.map(({ rule }) => rule.length));
  const read = Object.entries(counts).map(([what, count]) => `${grouped(count)} ${what}`);
  const refuted = verdicts.filter((verdict) => verdict.refuted > 0).length;
  return [
    ...verdicts.flatMap((verdict) => [
      lineOf(verdict, width),
      ...verdict.discrepancies.slice(0, SHOWN).flatMap(linesOf),
    ]),
    '',
    `read: ${read.join(', ')}`,
    isProven(report) ? `proven: all ${verdicts.length} rules hold` : `REFUTED: ${refuted} of ${verdicts.length} rules`,
  ].join('\n');
}

const lineOf = ({ rule, promise, examined, refuted }: Verdict, width: number): string =>
  `${refuted > 0 ? '✗' : examined > 0 ? '✓' : '–'} ${rule.padEnd(width)}  ${promise} (${grouped(examined)} examined${
    refuted > 0 ? `, ${grouped(refuted)} WRONG` : ''
  })`;

const linesOf = ({ what, where, expected, found }: Discrepancy): string[] => [
  `    ${what}: ${Object.entries(where)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`,
  `      expected ${short(expected)}`,
  `      found    ${short(found)}`,
];

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const grouped = (count: number): string => count.toLocaleString('en-US');
