import { join } from 'node:path';
import { archiveLog, compareArchive } from '@shopcast/archive';
import { topics } from '@shopcast/contracts';
import { type EventLog, loadEventLogConfig, openEventLog } from '@shopcast/event-log';
import { LaunchProblem } from '@shopcast/launch';
import { type InstallationOfTool, withInstallation } from '@shopcast/refold';
import { type ArchiveCommand, archiveCommand } from './command-line.js';
import { showProgress, tellArchived, tellCompared } from './report.js';

const COULD_NOT = 2;

const command = archiveCommand(process.argv);
process.exitCode = await withInstallation({ profile: command.profile, namedBy: 'EVENT_LOG' }, run).catch(inOneLine);

/** @returns the exit status */
async function run({ environment, home }: InstallationOfTool): Promise<number> {
  const path = command.to ?? (home && join(home, 'archive'));
  if (path === undefined) throw new LaunchProblem('nobody says where the archive is; name it with --to.');
  const { EVENT_LOG_DATABASE_OWNER_URL: _migratesNothing, ...readOnly } = { ...process.env, ...environment };
  const log = await openEventLog(loadEventLogConfig(readOnly), 'archive');
  try {
    return await workOn(log, path, command);
  } finally {
    await log.close();
  }
}

async function workOn(log: EventLog, path: string, options: ArchiveCommand): Promise<number> {
  const onProgress = showProgress(options);
  if (options.verify) return tellCompared(await compareArchive({ log, path, onProgress }), options);
  const names = Object.values(topics).map(({ name }) => name);
  return tellArchived(await archiveLog({ log, topics: names, path, onProgress }), path, options);
}

function inOneLine(error: unknown): number {
  process.stderr.write(`archive: ${error instanceof Error ? error.message : String(error)}\n`);
  return COULD_NOT;
}
