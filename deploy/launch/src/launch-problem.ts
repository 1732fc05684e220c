import { isPortFree } from '@shopcast/servers';
import { accessSync, constants, mkdirSync } from 'node:fs';

/** Something about the machine that its user can put right; the message is the one line that says how. */
export class LaunchProblem extends Error {}

/** @throws LaunchProblem when a port is taken or the home cannot be written */
export async function checkBeforeLaunch(home: string, ports: readonly number[]): Promise<void> {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
  } catch {
    throw new LaunchProblem(`${home} cannot be written; make it writable or set SHOPCAST_HOME to a folder that is.`);
  }
  for (const port of ports) {
    if (!(await isPortFree(port))) {
      throw new LaunchProblem(`port ${port} is in use; stop what listens there or choose another with -- --port N.`);
    }
  }
}

/** Ends the program: one line for what its user can put right, the stack for what is our mistake. */
export function endWith(error: unknown): never {
  const known = error instanceof LaunchProblem || (error instanceof Error && error.name === 'EngineUnavailable');
  process.stderr.write(`shopcast: ${known ? (error as Error).message : String((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
}
