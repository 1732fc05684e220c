import { parseArgs } from 'node:util';
import { loadConfig } from '@shopcast/config';
import { type EventLog, loadEventLogConfig, openEventLog } from '@shopcast/event-log';
import { AnalyticsConfig } from '../analytics.config.js';
import { report, showProgress } from './report.js';
import { refold } from './refold.js';

/** @returns the exit status: 0 when nothing differs, 1 when something does */
async function main(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      verify: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      archive: { type: 'string' },
    },
  });
  const config = loadConfig(AnalyticsConfig, process.env);
  const log = await openEventLog(loadEventLogConfig(), 'analytics.refold');
  const archive = options.archive === undefined ? undefined : await openArchive(options.archive);
  try {
    const source = archive === undefined ? log : await archive.before(log);
    const folded = await refold({ config, log: source, verify: options.verify, onProgress: showProgress(options) });
    return report(folded, options);
  } finally {
    archive?.close();
    await log.close();
  }
}

/** The engine that reads archives is large: it is loaded only where one is named. */
async function openArchive(path: string) {
  const { ArchivedLog, archiveThenLog } = await import('@shopcast/archive');
  const archive = await ArchivedLog.open(path);
  return { before: (log: EventLog) => archiveThenLog(archive, log), close: () => archive.close() };
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
