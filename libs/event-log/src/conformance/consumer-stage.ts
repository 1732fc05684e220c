import type { DeadLettered } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import type { EventLog } from '../log/event-log.js';
import { quickSettings, type RunningConsumers, type TryDatabase, TryService } from './try-service.js';
import { newGroup, type TryTopic, tryTopic } from './try-topic.js';

/** Where promises about consumers are tried: a service, a log, and for each promise a topic and a consumer name. */
export class ConsumerStage {
  service!: TryService;
  log!: EventLog;
  subject!: TryTopic;
  name!: `${string}.${string}`;
  private readonly running: RunningConsumers[] = [];

  /**
   * @param open gives a new client of one and the same log
   * @param freshDatabase gives an empty database for the service that consumes
   */
  constructor(open: () => Promise<EventLog>, freshDatabase: () => Promise<TryDatabase>) {
    beforeAll(async () => {
      this.service = await TryService.start(await freshDatabase());
    });
    afterAll(() => this.service.stop());
    beforeEach(async () => {
      this.log = await open();
      this.subject = tryTopic(4);
      this.name = newGroup();
      await this.log.ensureTopics([this.subject.topic]);
      for (const table of ['outbox', 'effects']) await this.service.database.query(asService, `DELETE FROM ${table}`);
    });
    afterEach(async () => {
      await Promise.all(this.running.splice(0).map((consuming) => consuming.stop()));
      await this.log.close();
    });
  }

  /** Runs a consumer until the promise has been tried. */
  async consume(consumer: object, settings = quickSettings): Promise<RunningConsumers> {
    const consuming = await this.service.consume(this.log, [consumer], settings);
    this.running.push(consuming);
    return consuming;
  }

  deadLetters(): Promise<DeadLettered[]> {
    return this.service.published<DeadLettered>('record.dead-lettered.v1');
  }
}
