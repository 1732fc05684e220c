/**
 * `npm start` and its sisters: installs and builds what is missing, then runs the program under the Node that Shopcast
 * needs. Plain JavaScript without dependencies, because it runs before there are any.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { checkMachine, giveUp, root, runtime, runtimeEnvironment } from './requirements.mjs';

const programs = {
  embedded: 'deploy/embedded/dist/main.js',
  local: 'deploy/local/dist/main.js',
  crowd: 'deploy/crowd/dist/main.js',
  refold: 'deploy/refold/dist/main.js',
  archive: 'deploy/archive/dist/main.js',
  'sql-readers': 'deploy/sql-readers/dist/main.js',
  bench: 'deploy/bench/dist/main.js',
  'check-orders': 'deploy/check-orders/dist/main.js',
  faults: 'deploy/faults/dist/main.js',
};

const [name, ...parameters] = process.argv.slice(2);
const program =
  programs[name] ?? giveUp(`there is no program "${name}"; there are ${Object.keys(programs).join(', ')}.`);

checkMachine();
install();
build();

const child = spawn(
  runtime(),
  [
    '--enable-source-maps',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=TimeoutNegativeWarning',
    join(root, program),
    ...parameters,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...runtimeEnvironment(), SHOPCAST_STARTED_BY: String(process.pid) },
  },
);
// A terminal sends Ctrl-C to the child as well; a supervisor signals only this process.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
