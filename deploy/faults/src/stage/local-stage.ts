import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressesFrom, startLocal, type LocalShopcast } from '@shopcast/local';
import { freePort, type RunningServer } from '@shopcast/servers';
import { Redis } from 'ioredis';
import type { Fault } from '../plan/fault.js';
import { BreakableEngines } from './breakable-engines.js';
import { CallbackProxy } from './callback-proxy.js';
import { frozen } from './frozen.js';
import { impossible, type Stage } from './stage.js';
import { TcpProxy } from './tcp-proxy.js';
import { troubled } from './troubled.js';

/** Four ports in a row: the gateway's and gRPC's. */
const PORTS = 4;

export interface StageOptions {
  /** Numbers from 0 to 1, from the seed of the run. */
  readonly chance: () => number;
  /** How long units are held for an order that is not paid. */
  readonly paymentTimeoutSeconds: number;
}

/** The local profile with every engine, the gateway and the callbacks behind proxies. */
export class LocalStage implements Stage {
  private constructor(
    private readonly folder: string,
    private readonly shopcast: LocalShopcast,
    private readonly engines: BreakableEngines,
    private readonly redisUrl: string,
    private readonly gateway: TcpProxy,
    private readonly callbacks: CallbackProxy,
  ) {}

  static async start({ chance, paymentTimeoutSeconds }: StageOptions): Promise<LocalStage> {
    const folder = mkdtempSync(join(tmpdir(), 'shopcast-faults-'));
    const home = join(folder, 'local');
    const port = await freePort(PORTS);
    const engines = new BreakableEngines();
    const gateway = await TcpProxy.to(port);
    const callbacks = await CallbackProxy.to(`http://127.0.0.1:${port}`, chance);
    let redisUrl = '';
    const shopcast = await startLocal(home, join(home, 'keys.json'), addressesFrom(port), {
      startEngines: async (...where) => {
        const started = await engines.start(...where);
        redisUrl = started.redisUrl;
        return started;
      },
      environment: {
        TEST_PAYMENTS_CALLBACK_URL: callbacks.url,
        ORDER_PAYMENT_TIMEOUT_SECONDS: String(paymentTimeoutSeconds),
        LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      },
    });
    return new LocalStage(folder, shopcast, engines, redisUrl, gateway, callbacks);
  }

  get url(): string {
    return `http://127.0.0.1:${this.gateway.port}`;
  }

  get operatorKey(): string {
    return this.shopcast.secrets.operatorKey;
  }

  get home(): string {
    return join(this.folder, 'local');
  }

  async inflict(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case 'kill':
        return this.processOf(fault).kill('SIGKILL');
      case 'outage':
        return this.outage(fault);
      case 'flush':
        return this.flush();
      case 'freeze':
        return frozen(this.processOf(fault), fault.forMs);
      case 'slow':
      case 'reset':
        return troubled(this.linkOf(fault), fault);
      case 'callbacks':
        this.callbacks.set(fault.target);
        await sleep(fault.forMs);
        return this.callbacks.set(undefined);
    }
  }

  async remove(): Promise<void> {
    await this.shopcast.stop();
    await Promise.all([this.gateway.close(), this.callbacks.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async outage(fault: Extract<Fault, { kind: 'outage' }>): Promise<void> {
    const engine = this.engines.get(fault.target) ?? impossible(fault);
    await engine.kill();
    await sleep(fault.forMs);
    await engine.restart();
  }

  private async flush(): Promise<void> {
    const redis = new Redis(this.redisUrl, { lazyConnect: true, maxRetriesPerRequest: 3 });
    redis.on('error', () => undefined);
    try {
      await redis.flushall();
    } finally {
      redis.disconnect();
    }
  }

  private processOf(fault: Fault): RunningServer {
    return (this.engines.get(fault.target) ?? this.shopcast.programs.get(fault.target) ?? impossible(fault)).server;
  }

  private linkOf(fault: Fault): TcpProxy {
    return fault.target === 'gateway' ? this.gateway : (this.engines.get(fault.target)?.proxy ?? impossible(fault));
  }
}
