import { join } from 'node:path';
import type { Engines } from '@shopcast/local';
import { allOrNone } from '@shopcast/launch';
import { type PostgresServer, startKafka, startPostgres, startRedis } from '@shopcast/servers';
import { BreakableEngine } from './breakable-engine.js';

export const engineNames = ['postgres', 'kafka', 'redis'] as const;
export type EngineName = (typeof engineNames)[number];

/** The three engines of a local installation, each behind a proxy. */
export class BreakableEngines {
  private readonly byName = new Map<EngineName, BreakableEngine>();

  /** Starts them as the launcher would have; addresses are those of the proxies. */
  async start(home: string, redisPassword: string): Promise<Engines> {
    let postgresUrl = '';
    const [postgres, kafka, redis] = await allOrNone([
      BreakableEngine.start(async ({ port, clients }) => {
        const server: PostgresServer = await startPostgres({ directory: join(home, 'postgres'), port });
        postgresUrl = onPort(server.url, clients);
        return server;
      }),
      BreakableEngine.start(({ port, clients }) =>
        startKafka({ directory: join(home, 'kafka'), port, advertisedPort: clients }),
      ),
      BreakableEngine.start(({ port }) =>
        startRedis({ directory: join(home, 'redis'), port, password: redisPassword }),
      ),
    ]);
    this.byName.set('postgres', postgres).set('kafka', kafka).set('redis', redis);
    return {
      postgresUrl,
      kafkaBrokers: `127.0.0.1:${kafka.proxy.port}`,
      redisUrl: `redis://:${redisPassword}@127.0.0.1:${redis.proxy.port}`,
      parts: [postgres, kafka, redis],
    };
  }

  get(name: string): BreakableEngine | undefined {
    return this.byName.get(name as EngineName);
  }
}

function onPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}
