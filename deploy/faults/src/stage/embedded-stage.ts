import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Installation } from '@shopcast/installation';
import { recordedServer } from '@shopcast/servers';
import type { Fault } from '../plan/fault.js';
import { CallbackProxy } from './callback-proxy.js';
import { frozen } from './frozen.js';
import type { StageOptions } from './local-stage.js';
import { impossible, type Stage } from './stage.js';
import { TcpProxy } from './tcp-proxy.js';
import { troubled } from './troubled.js';

/** The embedded profile: one process with its Postgres, behind proxies for its clients and for callbacks. */
export class EmbeddedStage implements Stage {
  private constructor(
    private readonly installation: Installation,
    private readonly gateway: TcpProxy,
    private readonly callbacks: CallbackProxy,
  ) {}

  static async start({ chance, paymentTimeoutSeconds }: StageOptions): Promise<EmbeddedStage> {
    const installation = await Installation.make('embedded');
    const callbacks = await CallbackProxy.to(installation.url, chance);
    // An installation runs with the environment of who starts it.
    Object.assign(process.env, {
      TEST_PAYMENTS_CALLBACK_URL: callbacks.url,
      ORDER_PAYMENT_TIMEOUT_SECONDS: String(paymentTimeoutSeconds),
    });
    await installation.start();
    return new EmbeddedStage(installation, await TcpProxy.to(installation.port), callbacks);
  }

  get url(): string {
    return `http://127.0.0.1:${this.gateway.port}`;
  }

  get operatorKey(): string {
    return this.installation.operatorKey;
  }

  get home(): string {
    return join(this.installation.home, 'embedded');
  }

  async inflict(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case 'kill':
        return this.kill(fault);
      case 'outage':
        await this.installation.kill();
        await sleep(fault.forMs);
        return this.installation.start();
      case 'freeze':
        return frozen({ kill: (signal) => process.kill(this.installation.pid, signal) }, fault.forMs);
      case 'slow':
      case 'reset':
        return troubled(this.gateway, fault);
      case 'callbacks':
        this.callbacks.set(fault.target);
        await sleep(fault.forMs);
        return this.callbacks.set(undefined);
      case 'flush':
        return impossible(fault);
    }
  }

  async remove(): Promise<void> {
    await this.installation.remove();
    await Promise.all([this.gateway.close(), this.callbacks.close()]);
  }

  /** The Postgres of the one process, which starts it again. */
  private async kill(fault: Fault): Promise<void> {
    const pid = fault.target === 'postgres' ? recordedServer(join(this.home, 'postgres')) : undefined;
    process.kill(pid ?? impossible(fault), 'SIGKILL');
  }
}
