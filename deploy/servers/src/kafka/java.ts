import { join } from 'node:path';
import { installPackages } from '../debian-packages.js';
import { EngineUnavailable } from '../engine-unavailable.js';
import { runCommand } from '../run-command.js';

const oldestJava = 17;

/** The `java` that runs the broker: JAVA_HOME's or the PATH's; installed from Debian when there is none and we may. */
export async function java(): Promise<string> {
  const program = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';
  const found = await majorVersion(program);
  if (found !== undefined && found >= oldestJava) return program;

  const problem = await installPackages(['default-jre-headless']);
  const version = problem === undefined ? await majorVersion('java') : undefined;
  if (version !== undefined && version >= oldestJava) return 'java';
  throw new EngineUnavailable(
    `Kafka needs Java ${oldestJava} or newer (found ${found ?? 'none'}); install a Java runtime${because(problem)}`,
  );
}

/** The `mvn` that fetches the broker's jars. */
export async function maven(): Promise<string> {
  if (await runs('mvn')) return 'mvn';

  const problem = await installPackages(['maven']);
  if (problem === undefined && (await runs('mvn'))) return 'mvn';
  throw new EngineUnavailable(`Kafka is fetched by Maven, which is not there; install maven${because(problem)}`);
}

async function majorVersion(program: string): Promise<number | undefined> {
  const { output } = await runCommand(program, ['-version']);
  const major = /version "(\d+)/.exec(output)?.[1];
  return major === undefined ? undefined : Number(major);
}

async function runs(program: string): Promise<boolean> {
  return (await runCommand(program, ['--version'])).status === 0;
}

const because = (problem: string | undefined): string => (problem === undefined ? '' : ` (${problem})`);
