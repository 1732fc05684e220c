/** Runs tools and specs, tells people on stderr how they go, and counts what they say. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser } from './browser.mjs';
import { root, runtime, runtimeEnvironment } from './requirements.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };
let environment;

/** Tests start many processes that live for seconds: compiling them well, or twice, would take longer than it saves. */
const quickStarts = {
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  JDK_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
};

/** One tool that is right or wrong as a whole: counts as one test. What it says is told in one piece, at its end. */
export async function check(name, [program, ...parameters]) {
  process.stderr.write(`── ${name} …\n`);
  const tool = start([join(root, 'node_modules', program), ...parameters], ['ignore', 'pipe', 'pipe']);
  let said = '';
  for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [status] = await once(tool, 'close');
  totals[status === 0 ? 'passed' : 'failed'] += 1;
  process.stderr.write(`── ${name}: ${status === 0 ? 'right' : 'wrong'}\n${said}`);
}

/** Jest's JSON goes to a file; what it tells people goes to stderr while it runs. */
export async function specs(name, parameters) {
  process.stderr.write(`\n── ${name} ──\n`);
  const folder = mkdtempSync(join(tmpdir(), 'shopcast-test-'));
  const outcome = join(folder, 'outcome.json');
  const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules', 'jest', 'bin', 'jest.js')];
  const run = start([...jest, '--json', `--outputFile=${outcome}`, ...parameters], ['ignore', 2, 2]);
  const [status] = await once(run, 'close');
  try {
    count(JSON.parse(readFileSync(outcome, 'utf8')), status);
  } catch {
    totals.failed += 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(result, status) {
  // A spec file that could not even be loaded has no tests to fail.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  totals.passed += result.numPassedTests;
  totals.skipped += result.numPendingTests + result.numTodoTests;
  totals.failed += failed === 0 && status !== 0 ? 1 : failed;
}

/** The last line of `npm test`, and its exit status. */
export function report() {
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
  process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}

function start(parameters, stdio) {
  environment ??= {
    ...quickStarts,
    ...runtimeEnvironment(),
    ...browser(),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  };
  return spawn(runtime(), parameters, { cwd: root, env: environment, stdio });
}
