import { hostname } from 'node:os';
import type { Database } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { loggerFor } from '@shopcast/telemetry';
import type { EventLog } from '../log/event-log.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import { ConsumerRunner } from './consumer-runner.js';
import { pruneInbox } from './inbox.js';
import type { RunnerSettings } from './runner-settings.js';
import { Semaphore } from './semaphore.js';

const HOUR_MS = 3_600_000;

export interface ConsumersOptions {
  readonly definitions: readonly ConsumerDefinition[];
  readonly log: EventLog;
  readonly database: Database;
  readonly settings: RunnerSettings;
  /** Transactions of all consumers together; leaves connections for requests. */
  readonly concurrency: number;
  readonly rememberEventsForMs: number;
}

/** All consumers of one service. */
export class Consumers {
  private readonly runners: readonly ConsumerRunner[];
  private pruning: NodeJS.Timeout | undefined;

  constructor(private readonly options: ConsumersOptions) {
    const permits = new Semaphore(options.concurrency);
    const owner = `${hostname()}/${process.pid}/${newId()}`;
    this.runners = options.definitions.map(
      (definition) => new ConsumerRunner({ ...options, definition, owner, permits }),
    );
  }

  async start(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.start()));
    if (this.runners.length > 0) this.pruning = setInterval(() => void this.prune(), HOUR_MS).unref();
  }

  /** Commits what is under way and leaves all groups. */
  async stop(): Promise<void> {
    clearInterval(this.pruning);
    await Promise.all(this.runners.map((runner) => runner.stop()));
  }

  private async prune(): Promise<void> {
    try {
      await pruneInbox(this.options.database, this.options.rememberEventsForMs);
    } catch (error) {
      loggerFor('event-log.inbox').warn({ err: error }, 'old inbox entries could not be removed');
    }
  }
}
