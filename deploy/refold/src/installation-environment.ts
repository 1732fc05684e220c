import { join } from 'node:path';
import { LaunchProblem, runningEnvironment, type ServiceEnvironment } from '@shopcast/launch';
import { engineHome } from '@shopcast/servers';

export const profiles = ['embedded', 'local'] as const;
export type Profile = (typeof profiles)[number];

/** What a tool needs to know of the installation that it works on. */
export interface InstallationOfTool {
  readonly environment: ServiceEnvironment;
  /** Its folder on this machine; undefined when only the environment names it. */
  readonly home: string | undefined;
}

/**
 * Works on an installation: the one that the environment names, one that runs on this machine, or the embedded one,
 * whose Postgres is started for the purpose and stopped again.
 * @param namedBy the variable that is there when the environment names one
 */
export async function withInstallation<T>(
  { profile, namedBy }: { readonly profile: Profile | undefined; readonly namedBy: string },
  work: (installation: InstallationOfTool) => Promise<T>,
): Promise<T> {
  if (profile === undefined && process.env[namedBy] !== undefined) return work({ environment: {}, home: undefined });
  for (const candidate of profile === undefined ? profiles : [profile]) {
    const home = join(engineHome(), candidate);
    const environment = runningEnvironment(home);
    if (environment !== undefined) return work({ environment, home });
  }
  if (profile === 'local') {
    throw new LaunchProblem('the local profile does not run; start it with npm run start:local -- --no-demo.');
  }
  // All of the services: only where their Postgres has to be started.
  const { embeddedHome, openEmbeddedPostgres } = await import('@shopcast/embedded');
  const { server, environment, adminUrl } = await openEmbeddedPostgres();
  try {
    return await work({ environment: { ...environment, POSTGRES_ADMIN_URL: adminUrl }, home: embeddedHome() });
  } finally {
    await server.stop();
  }
}
