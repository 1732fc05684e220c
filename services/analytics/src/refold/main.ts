import { parseArgs } from 'node:util';
import { loadConfig } from '@shopcast/config';
import { loadEventLogConfig, openEventLog } from '@shopcast/event-log';
import { AnalyticsConfig } from '../analytics.config.js';
import { report, showProgress } from './report.js';
import { refold } from './refold.js';

/** @returns the exit status: 0 when nothing differs, 1 when something does */
async function main(): Promise<number> {
  const { values: options } = parseArgs({
    options: { verify: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const config = loadConfig(AnalyticsConfig, process.env);
  const log = await openEventLog(loadEventLogConfig(), 'analytics.refold');
  try {
    const folded = await refold({ config, log, verify: options.verify, onProgress: showProgress(options) });
    return report(folded, options);
  } finally {
    await log.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
