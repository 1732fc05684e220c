import { Injectable, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type AccountOpened, accountOpened, type RecordedEvent } from '@shopcast/contracts';
import { asService, Database, DatabaseModule, type Transaction } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type FreshDatabase, freshDatabase } from '@shopcast/testing/engines';
import { eventually } from './conformance/eventually.js';
import { tryMigrations, TryService } from './conformance/try-service.js';
import { Consumer } from './consumer/consumer.decorator.js';
import { Handles } from './consumer/handles.decorator.js';
import type { EventLogConfig } from './event-log.config.js';
import { EventLogModule } from './event-log.module.js';
import { FactLog } from './fact-log.js';
import { Outbox } from './outbox/outbox.js';

type Databases = Record<'books' | 'mail' | 'log', FreshDatabase>;

@Injectable()
class Books {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    readonly facts: FactLog,
  ) {}

  open(accountId: string, name: string): Promise<void> {
    return this.database.transaction(asService, (tx) =>
      this.outbox.append(tx, [accountOpened.of({ accountId, name })], { timeMs: Date.now() }),
    );
  }
}

@Consumer('mail.accounts')
class MailAccounts {
  @Handles(accountOpened)
  async hear({ data, source }: RecordedEvent<AccountOpened>, tx: Transaction): Promise<void> {
    await tx.query(`INSERT INTO effects (about, n, by) VALUES ($1, 0, $2)`, [data.name, source]);
  }
}

/** Two services in one process, each with its own database and its own part in the log, as in the embedded profile. */
async function startBoth(databases: Databases): Promise<{ app: INestApplicationContext; books: Books }> {
  const part = (service: 'books' | 'mail', consumers: (new () => object)[]) => {
    const database = DatabaseModule.register({
      inject: [],
      useFactory: () => ({
        service,
        url: databases[service].appUrl,
        ownerUrl: databases[service].ownerUrl,
        poolSize: 5,
        entities: [],
        migrations: tryMigrations,
      }),
    });
    const config = (): EventLogConfig => ({
      EVENT_LOG: 'postgres',
      EVENT_LOG_DATABASE_URL: databases.log.appUrl,
      EVENT_LOG_DATABASE_OWNER_URL: databases.log.ownerUrl,
      KAFKA_COMPRESSION: 'gzip',
    });
    return [database, EventLogModule.register({ service, consumers, imports: [database], config })];
  };

  @Module({ imports: part('books', []), providers: [Books] })
  class BooksModule {}
  @Module({ imports: part('mail', [MailAccounts]), providers: [MailAccounts] })
  class MailModule {}
  @Module({ imports: [BooksModule, MailModule] })
  class BothModule {}

  const app = await NestFactory.createApplicationContext(BothModule, { logger: ['error'] });
  return { app, books: app.get(Books, { strict: false }) };
}

describe('two services in one process', () => {
  let databases: Databases;
  let mail: TryService;
  beforeAll(async () => {
    const [books, ofMail, log] = await Promise.all(['books', 'mail', 'event-log'].map(freshDatabase));
    databases = { books, mail: ofMail, log } as Databases;
    mail = await TryService.start(databases.mail);
  });
  afterAll(async () => {
    await mail.database.dataSource.destroy();
    await Promise.all(Object.values(databases).map((database) => database.drop()));
  });

  const heard = async (): Promise<string[]> => (await mail.effects()).map(({ about, by }) => `${about} from ${by}`);

  it('reach each other through the log only, across restarts, and every fact takes effect once', async () => {
    const accountId = newId();
    const first = await startBoth(databases);

    await first.books.open(accountId, 'through the outbox');
    await eventually(async () => expect(await heard()).toEqual(['through the outbox from books']));
    const fact = accountOpened.of({ accountId, name: 'straight to the log' });
    const id = newId();
    for (const _again of [1, 2]) await first.books.facts.append([{ fact, id, timeMs: Date.now() }]);
    await first.books.open(accountId, 'just before the end');
    await first.app.close();
    const second = await startBoth(databases);

    await eventually(async () =>
      expect(await heard()).toEqual([
        'through the outbox from books',
        'straight to the log from books',
        'just before the end from books',
      ]),
    );
    await second.app.close();
  });
});
