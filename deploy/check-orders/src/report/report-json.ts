import { isProven, type Report } from './report.js';

/** The report for programs, on one line. */
export const reportJson = (report: Report): string =>
  JSON.stringify({
    proven: isProven(report),
    ...report.counts,
    rules: Object.fromEntries(
      report.verdicts.map(({ rule, examined, refuted, discrepancies }) => [
        rule,
        { examined, refuted, ...(refuted > 0 ? { discrepancies } : {}) },
      ]),
    ),
    sessions: Object.fromEntries(report.sessions.map(({ sessionId, sales }) => [sessionId, sales])),
  });
