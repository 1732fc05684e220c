import { allOrNone, onOnePort, supervise, type Supervised } from '@shopcast/launch';
import { startKafka, startPostgres, startRedis } from '@shopcast/servers';
import { join } from 'node:path';

export interface Engines {
  /** A superuser's connection, for provisioning. */
  readonly postgresUrl: string;
  readonly kafkaBrokers: string;
  readonly redisUrl: string;
  readonly parts: readonly Supervised[];
}

/**
 * Postgres, Kafka and Redis side by side. One that ends comes back under the same address, so that its clients need
 * only try again.
 */
export async function startEngines(home: string, redisPassword: string): Promise<Engines> {
  const [postgres, kafka, redis] = await allOrNone([
    supervise(
      'Postgres',
      onOnePort((port) => startPostgres({ directory: join(home, 'postgres'), ...port })),
    ),
    supervise(
      'Kafka',
      onOnePort((port) => startKafka({ directory: join(home, 'kafka'), ...port })),
    ),
    supervise(
      'Redis',
      onOnePort((port) => startRedis({ directory: join(home, 'redis'), password: redisPassword, ...port })),
    ),
  ]);
  return {
    postgresUrl: postgres.server.url,
    kafkaBrokers: kafka.server.brokers,
    redisUrl: redis.server.url,
    parts: [postgres, kafka, redis],
  };
}
