import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineUnavailable } from '../engine-unavailable.js';
import { lastLine, runCommand } from '../run-command.js';

export interface BrokerPlace {
  readonly directory: string;
  readonly port: number;
  /** Where clients are sent. */
  readonly advertisedPort: number;
  readonly controllerPort: number;
}

/** Writes the broker's settings for the ports of this start; the data knows nothing of ports. */
export function writeProperties({ directory, port, advertisedPort, controllerPort }: BrokerPlace): string {
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${advertisedPort}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': join(directory, 'data'),
    // The log is the truth from which every number can be folded again: nothing in it expires.
    'log.retention.ms': -1,
    // A misspelt topic must fail, and not appear with one partition.
    'auto.create.topics.enable': false,
    // One broker: nobody to replicate to, nobody to hand over to, nobody to wait for.
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'controlled.shutdown.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    // After a kill the broker is let in again only when its former self has been silent for this long.
    'broker.session.timeout.ms': 2_000,
    'broker.heartbeat.interval.ms': 500,
  };
  const file = join(directory, 'server.properties');
  const lines = Object.entries(properties).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(file, lines.join(''));
  return file;
}

/** Gives new storage its identity. The tool writes `meta.properties` last, so half-formatted storage is formatted again. */
export async function formatStorage(run: readonly string[], directory: string, properties: string): Promise<void> {
  if (existsSync(join(directory, 'data', 'meta.properties'))) return;

  const clusterId = randomBytes(16).toString('base64url');
  const [program = 'java', ...args] = run;
  // Runs for a second: compiling it well would take longer than it lives.
  const tool = [
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    'kafka.tools.StorageTool',
    'format',
    '--ignore-formatted',
    // In one word: an id may begin with a dash, and would be taken for an option.
    `--cluster-id=${clusterId}`,
    '-c',
    properties,
  ];
  const { status, output } = await runCommand(program, [...args, ...tool]);
  if (status !== 0) throw new EngineUnavailable(`Kafka could not format its storage: ${lastLine(output)}`);
}
