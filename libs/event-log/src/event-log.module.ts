import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Module,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { topics } from '@shopcast/contracts';
import { Database } from '@shopcast/database';
import { defineConsumer } from './consumer/consumer-definition.js';
import { ConsumerProgress } from './consumer/consumer-progress.js';
import type { ConsumerClass } from './consumer/consumer.decorator.js';
import { Consumers } from './consumer/consumers.js';
import { Definitions } from './consumer/definitions.js';
import { defaultRunnerSettings, type RunnerSettings } from './consumer/runner-settings.js';
import { type EventLogConfig, loadEventLogConfig } from './event-log.config.js';
import { FactLog } from './fact-log.js';
import { atMost } from './log/at-most.js';
import { EventLog } from './log/event-log.js';
import { untilReachable } from './log/until-reachable.js';
import { openEventLog } from './open-event-log.js';
import { EventSource } from './outbox/event-source.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxRelay } from './outbox/outbox-relay.js';

const OPTIONS = Symbol('EventLogModuleOptions');
const DAY_MS = 86_400_000;
const DRAIN_WITHIN_MS = 3_500;

export interface EventLogModuleOptions {
  /** Source of all events that the service publishes, and the beginning of its consumers' names. */
  readonly service: string;
  /** Providers of the service's module; each has @Consumer. */
  readonly consumers: readonly ConsumerClass[];
  /** Modules that give the service's {@link Database}. */
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  /** Where the log is; from the environment unless given. */
  readonly config?: () => EventLogConfig;
  readonly settings?: Partial<RunnerSettings>;
  /** Transactions of all consumers of the service at once. */
  readonly concurrency?: number;
  /** How long a repeated event is recognised. */
  readonly rememberEventsForMs?: number;
}

/** A service's part in the log: publishing through outbox and log, consuming while the application runs. */
@Module({})
export class EventLogModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private consumers: Consumers | undefined;

  constructor(
    @Inject(OPTIONS) private readonly options: EventLogModuleOptions,
    @Inject(EventLog) private readonly log: EventLog,
    @Inject(Database) private readonly database: Database,
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
    @Inject(ConsumerProgress) private readonly progress: ConsumerProgress,
    @Inject(Definitions) private readonly definitions: Definitions,
    @Inject(ModuleRef) private readonly moduleRef: ModuleRef,
  ) {}

  static register(options: EventLogModuleOptions): DynamicModule {
    const { service, imports, config = loadEventLogConfig } = options;
    return {
      module: EventLogModule,
      imports,
      providers: [
        Outbox,
        Definitions,
        { provide: OPTIONS, useValue: options },
        { provide: EventSource, useValue: new EventSource(service) },
        { provide: EventLog, useFactory: () => openEventLog(config(), service) },
        {
          provide: FactLog,
          inject: [EventLog, EventSource],
          useFactory: (log: EventLog, source: EventSource) => new FactLog(log, source),
        },
        {
          provide: OutboxRelay,
          inject: [Database, EventLog, EventSource],
          useFactory: (database: Database, log: EventLog, source: EventSource) =>
            new OutboxRelay(database, log, source),
        },
        {
          provide: ConsumerProgress,
          inject: [EventLog, Database, Definitions],
          useFactory: (log: EventLog, database: Database, definitions: Definitions) =>
            new ConsumerProgress(log, database, () => definitions.all),
        },
      ],
      exports: [Outbox, FactLog, EventLog, EventSource, OutboxRelay, ConsumerProgress],
    };
  }

  /** After all providers are there: creates topics, then starts the relay and the consumers. */
  async onApplicationBootstrap(): Promise<void> {
    await untilReachable(() => this.log.ensureTopics(Object.values(topics)));
    this.definitions.all = this.options.consumers.map((type) =>
      defineConsumer(this.moduleRef.get<object>(type, { strict: false })),
    );
    this.consumers = new Consumers({
      definitions: this.definitions.all,
      log: this.log,
      database: this.database,
      settings: { ...defaultRunnerSettings, ...this.options.settings },
      concurrency: this.options.concurrency ?? 4,
      rememberEventsForMs: this.options.rememberEventsForMs ?? 7 * DAY_MS,
    });
    this.relay.start();
    this.progress.start();
    await this.consumers.start();
  }

  /**
   * Consumers commit what is under way and leave their groups; requests that are still served may go on publishing.
   * What takes too long is left behind: it is rolled back, or sent again, at the next start.
   */
  async beforeApplicationShutdown(): Promise<void> {
    const drained = Promise.all([this.progress.stop(), this.consumers?.stop(), this.relay.stop()]);
    await atMost(DRAIN_WITHIN_MS, drained);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.log.close();
  }
}
