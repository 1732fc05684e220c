import { parseArgs } from 'node:util';
import { loadConfig } from '@shopcast/config';
import { loadEventLogConfig, openEventLog } from '@shopcast/event-log';
import { AnalyticsConfig } from '../analytics.config.js';
import { report, showProgress } from './report.js';
import { refold } from './refold.js';

const { values: options } = parseArgs({
  options: { verify: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});

try {
  const config = loadConfig(AnalyticsConfig, process.env);
  const log = await openEventLog(loadEventLogConfig(), 'analytics.refold');
  const onProgress = showProgress(options);
  try {
    process.exitCode = report(await refold({ config, log, verify: options.verify, onProgress }), options);
  } finally {
    await log.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
