import { join } from 'node:path';
import { openEmbeddedPostgres } from '@shopcast/embedded';
import { LaunchProblem, runningEnvironment, type ServiceEnvironment } from '@shopcast/launch';
import { engineHome } from '@shopcast/servers';

export const profiles = ['embedded', 'local'] as const;
type Profile = (typeof profiles)[number];

/**
 * Works on an installation: the one that the environment names, one that runs on this machine, or the embedded one,
 * whose Postgres is started for the purpose and stopped again.
 */
export async function withEnvironmentOf<T>(
  profile: Profile | undefined,
  work: (environment: ServiceEnvironment) => Promise<T>,
): Promise<T> {
  if (profile === undefined && process.env['ANALYTICS_DATABASE_URL'] !== undefined) return work({});
  for (const candidate of profile === undefined ? profiles : [profile]) {
    const environment = runningEnvironment(join(engineHome(), candidate));
    if (environment !== undefined) return work(environment);
  }
  if (profile === 'local') {
    throw new LaunchProblem('the local profile does not run; start it with npm run start:local -- --no-demo.');
  }
  const { server, environment } = await openEmbeddedPostgres();
  try {
    return await work(environment);
  } finally {
    await server.stop();
  }
}
