import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { EngineUnavailable } from '../engine-unavailable.js';
import { freePort, isPortFree } from '../free-port.js';
import { spawnServer, untilReady, type RunningServer } from '../server-process.js';
import { takeOver } from '../server-record.js';
import { java } from './java.js';
import { kafkaAssets, kafkaJars } from './kafka-jars.js';
import { formatStorage, writeProperties } from './kafka-storage.js';

export interface KafkaOptions {
  /** Holds data, settings and log; made when missing, kept across restarts. */
  readonly directory: string;
  /** Without one a free port is chosen at every start. */
  readonly port?: number;
  /** Where clients are sent, when something stands between them and the broker. */
  readonly advertisedPort?: number;
}

export interface KafkaServer extends RunningServer {
  readonly port: number;
  /** `host:port`, as clients want it. */
  readonly brokers: string;
}

const readyTimeoutMs = 90_000;

/** A broker flushes its logs when asked to end; whatever it had acknowledged is in the page cache even after a kill. */
const kafkaStopSignals = [
  { signal: 'SIGTERM', waitMs: 2_000 },
  { signal: 'SIGKILL', waitMs: 2_000 },
] as const;

/**
 * Starts a real Kafka on 127.0.0.1: one broker that is its own controller (KRaft). The jars come through Maven at the
 * first start. A broker that a killed process has left on the same data is stopped first. Fails with EngineUnavailable.
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaServer> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true });
  const run = [await java(), ...javaOptions(directory), '-cp', join(await kafkaJars(), '*')];
  await takeOver(directory, 'Kafka', kafkaStopSignals);

  const port = options.port ?? (await freePort());
  if (!(await isPortFree(port))) throw new EngineUnavailable(`Kafka cannot listen on port ${port}: it is in use`);
  const properties = writeProperties({
    directory,
    port,
    advertisedPort: options.advertisedPort ?? port,
    controllerPort: await freePort(),
  });
  await formatStorage(run, directory, properties);

  const [program = 'java', ...args] = [...run, 'kafka.Kafka', properties];
  const logFile = join(directory, 'kafka.log');
  const server = spawnServer({ name: 'Kafka', program, args, directory, logFile, stopSignals: kafkaStopSignals });
  const brokers = `127.0.0.1:${port}`;
  await untilReady('Kafka', server, readyTimeoutMs, () => answers(brokers));
  return { ...server, port, brokers };
}

/**
 * Small, because tests and a developer's machine share their memory and cores with it. With the second compiler and the
 * parallel collector it takes nearly twice as long for an order.
 */
const javaOptions = (directory: string): string[] => [
  '-Xmx512m',
  '-Xms64m',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-XX:+ExitOnOutOfMemoryError',
  `-XX:ErrorFile=${join(directory, 'java-crash.log')}`,
  '-Djava.awt.headless=true',
  `-Dlog4j2.configurationFile=${join(kafkaAssets, 'log4j2.properties')}`,
];

/** Ready when it knows itself as the controller and can name its topics. */
async function answers(brokers: string): Promise<void> {
  const silent = { logLevel: logLevel.NOTHING, retry: { retries: 0 }, connectionTimeout: 1_000, requestTimeout: 5_000 };
  const admin = new Kafka({ clientId: 'shopcast-servers', brokers: [brokers], ...silent }).admin();
  try {
    await admin.connect();
    const { controller } = await admin.describeCluster();
    if (controller === null) throw new Error('no controller yet');
    await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}
