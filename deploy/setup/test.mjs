/**
 * `npm test`: installs and builds what is missing, then lint, format, types, and all specs: unit and integration side
 * by side, end-to-end one after the other, since each wants the whole machine. `npm test -- <pattern>` runs only the specs whose path matches.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { checkMachine, root, runtime, runtimeEnvironment } from './requirements.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };

checkMachine();
install();
build();
const environment = { ...runtimeEnvironment(), ...browser(), LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' };

const pattern = process.argv.slice(2);
if (pattern.length > 0) {
  specs('specs', ['--runInBand', ...pattern]);
} else {
  check('lint', ['eslint/bin/eslint.js', '.']);
  check('format', ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']);
  check('types', ['typescript/bin/tsc', '-p', '.', '--noEmit']);
  check('types of the pages', ['typescript/bin/tsc', '-p', 'tsconfig.pages.json', '--noEmit']);
  specs('unit and integration', ['--testPathPatterns', '(?<!e2e-)spec\\.ts$', '--maxWorkers=2']);
  specs('end to end', ['--testPathPatterns', 'e2e-spec\\.ts$', '--runInBand']);
}

process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

/** One tool that is right or wrong as a whole: counts as one test. */
function check(name, [program, ...parameters]) {
  announce(name);
  const { status } = run([join(root, 'node_modules', program), ...parameters]);
  totals[status === 0 ? 'passed' : 'failed'] += 1;
}

function specs(name, parameters) {
  announce(name);
  const folder = mkdtempSync(join(tmpdir(), 'shopcast-test-'));
  const outcome = join(folder, 'outcome.json');
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const { status } = run([
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '--json',
    `--outputFile=${outcome}`,
    ...parameters,
  ]);
  try {
    const result = JSON.parse(readFileSync(outcome, 'utf8'));
    totals.passed += result.numPassedTests;
    totals.skipped += result.numPendingTests + result.numTodoTests;
    // A spec file that could not even be loaded has no tests to fail.
    totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    if (status !== 0 && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) totals.failed += 1;
  } catch {
    totals.failed += 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Jest's JSON goes to the file; what it and the other tools tell people goes to stderr. */
function run(parameters) {
  return spawnSync(runtime(), parameters, { cwd: root, env: environment, stdio: ['ignore', 2, 2] });
}

function announce(name) {
  process.stderr.write(`\n── ${name} ──\n`);
}
