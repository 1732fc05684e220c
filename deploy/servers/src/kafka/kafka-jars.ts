import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineUnavailable } from '../engine-unavailable.js';
import { engineFolder } from '../engines-folder.js';
import { lastLine, runCommand } from '../run-command.js';
import { maven } from './java.js';

/** `deploy/servers/kafka`: which jars, and how the broker logs. */
export const kafkaAssets = join(import.meta.dirname, '../../kafka');

/** The folder with the jars that `pom.xml` names, fetched through Maven by the first start on a machine. */
export function kafkaJars(): Promise<string> {
  return engineFolder(`kafka-${pinnedVersion()}`, async (folder) => {
    const pom = join(kafkaAssets, 'pom.xml');
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'];
    const { status, output } = await runCommand(await maven(), ['--batch-mode', '--quiet', '--file', pom, ...goal]);
    if (status === 0) return;

    const problem = /^\[ERROR\] (.*)$/m.exec(output)?.[1] ?? lastLine(output);
    throw new EngineUnavailable(`Maven could not fetch Kafka: ${problem}`);
  });
}

function pinnedVersion(): string {
  const version = /<kafka\.version>(.+)<\/kafka\.version>/.exec(
    readFileSync(join(kafkaAssets, 'pom.xml'), 'utf8'),
  )?.[1];
  if (!version) throw new Error('deploy/servers/kafka/pom.xml names no kafka.version');
  return version;
}
