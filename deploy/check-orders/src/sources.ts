import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { historiesIn } from '@shopcast/history';
import { type EventLogConfig, loadEventLogConfig } from '@shopcast/event-log';
import { CannotCheck } from './cannot-check.js';

/** Where the order database and the log are. */
export interface Sources {
  readonly orderDatabaseUrl: string;
  readonly log: EventLogConfig;
}

export interface SourceOptions {
  readonly installation?: string;
  readonly orderDatabase?: string;
  readonly log?: string;
}

const PROFILES = ['.', 'embedded', 'local'];
/** At the top of the repository, seen from the sources as from the built program. */
const USUAL_HOME = resolve(import.meta.dirname, '../../../.shopcast');

/** From the options, else from the environment as the order service has it, else of the installation that runs here. */
export function sourcesFrom(options: SourceOptions, env: NodeJS.ProcessEnv): Sources {
  if (options.orderDatabase !== undefined || options.log !== undefined) return namedSources(options);
  if (options.installation === undefined && env['ORDER_DATABASE_URL'] !== undefined) return sourcesIn(env);
  return sourcesIn(environmentIn(options.installation ?? env['SHOPCAST_HOME'] ?? USUAL_HOME));
}

function namedSources({ orderDatabase, log, installation }: SourceOptions): Sources {
  if (installation !== undefined) throw new CannotCheck('give an installation, or a database and a log, not both');
  if (orderDatabase === undefined || log === undefined)
    throw new CannotCheck('--order-database and --log belong together');
  return sourcesIn({
    ORDER_DATABASE_URL: orderDatabase,
    ...(/^postgres(ql)?:/.test(log)
      ? { EVENT_LOG: 'postgres', EVENT_LOG_DATABASE_URL: log }
      : { EVENT_LOG: 'kafka', KAFKA_BROKERS: log.replace(/^kafka:\/\//, '') }),
  });
}

function sourcesIn(env: NodeJS.ProcessEnv): Sources {
  const { EVENT_LOG_DATABASE_OWNER_URL: _migratesNothing, ...readOnly } = env;
  const orderDatabaseUrl = env['ORDER_DATABASE_URL'];
  if (!orderDatabaseUrl) throw new CannotCheck('nobody says where the order database is');
  return { orderDatabaseUrl, log: loadEventLogConfig(readOnly) };
}

/** What a launcher notes while its installation runs. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  const running = PROFILES.map((profile) => join(folder, profile, 'environment.json'))
    .filter(existsSync)
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as { launcher: number; variables: NodeJS.ProcessEnv })
    .filter(({ launcher }) => isAlive(launcher));
  const [installation, another] = running;
  if (!installation) throw new CannotCheck(`no installation runs in ${folder}`);
  if (another) throw new CannotCheck(`two installations run in ${folder}; name one of its folders`);
  return installation.variables;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Files, and all the histories of folders. @throws CannotCheck for one that is not there */
export async function historyFiles(paths: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      if (!existsSync(path)) throw new CannotCheck(`there is no history ${path}`);
      return statSync(path).isDirectory() ? historiesIn(path) : [path];
    }),
  );
  return files.flat();
}
