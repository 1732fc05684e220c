import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { type AccountOpened, accountOpened, type RecordedEvent } from '@shopcast/contracts';
import { accountOwned, asService, Database, DatabaseModule, type Transaction } from '@shopcast/database';
import { Consumer, EventLogModule, eventLogTables, Handles, Outbox } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';
import { IsString } from 'class-validator';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { startService, type ServiceUnderTest } from './start-service.js';

class Tables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE heard (account_id uuid NOT NULL, name text NOT NULL)');
    await runner.query(accountOwned('heard'));
    await runner.query(eventLogTables);
  }
  async down(): Promise<void> {}
}

class NameBody {
  @IsString() readonly name!: string;
}

@Controller('v1/names')
class NamesController {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  @Post()
  @Allow({ staff: ['account'] })
  async give(@Caller() caller: Principal, @Body() { name }: NameBody): Promise<void> {
    const accountId = caller.kind === 'operator' ? newId() : caller.accountId;
    await this.database.transaction(scopeOf(caller), (tx) =>
      this.outbox.append(tx, [accountOpened.of({ accountId, name })], { timeMs: 1 }),
    );
  }

  @Get()
  @Allow({ operator: true, staff: 'any', viewer: true })
  heard(@Caller() caller: Principal): Promise<object[]> {
    return this.database.query(scopeOf(caller), 'SELECT name FROM heard ORDER BY name');
  }
}

@Consumer('parrot.names')
class NamesProjection {
  @Handles(accountOpened)
  async hear({ data }: RecordedEvent<AccountOpened>, tx: Transaction): Promise<void> {
    await tx.query('INSERT INTO heard (account_id, name) VALUES ($1, $2)', [data.accountId, data.name]);
  }
}

const database = DatabaseModule.register({
  inject: [],
  useFactory: () => ({
    service: 'parrot',
    url: process.env['PARROT_DATABASE_URL'] ?? '',
    ownerUrl: process.env['PARROT_DATABASE_OWNER_URL'] ?? '',
    entities: [],
    migrations: [Tables1764000000000],
  }),
});

@Module({
  imports: [
    database,
    EventLogModule.register({ service: 'parrot', consumers: [NamesProjection], imports: [database] }),
  ],
  controllers: [NamesController],
  providers: [NamesProjection],
})
class ParrotModule {}

describe('a service under test', () => {
  const accountId = newId();
  let parrot: ServiceUnderTest;
  beforeAll(async () => {
    parrot = await startService(ParrotModule, { service: 'parrot' });
  });
  afterAll(() => parrot.stop());

  it('shows what it has published as soon as it is asked, without waiting in the test', async () => {
    const staff = parrot.http.as(parrot.credentials.staff(accountId));

    await staff.post('/v1/names').send({ name: 'published' }).expect(201);

    const events = await parrot.publishedAs(accountOpened);
    expect(events.map(({ data, source }) => ({ data, source }))).toEqual([
      { data: { accountId, name: 'published' }, source: 'parrot' },
    ]);
  });

  it('has taken in what it was told when `tell` comes back, and a repeated event only once', async () => {
    const fact = accountOpened.of({ accountId, name: 'told' });
    const id = newId();

    await parrot.log.tell(fact, { id });
    await parrot.log.tell(fact, { id });

    expect(await parrot.database.query(asService, `SELECT name FROM heard WHERE name = 'told'`)).toHaveLength(1);
  });

  it('knows operator, staff and viewer by the credentials of the spec, and nobody else', async () => {
    await parrot.log.tell(accountOpened.of({ accountId: newId(), name: 'of another account' }));
    const { credentials, http } = parrot;

    const { body } = await http.as(credentials.viewer(accountId, newId())).get('/v1/names').expect(200);
    expect(body).not.toContainEqual({ name: 'of another account' });
    const all = await http.as(credentials.operatorKey).get('/v1/names').expect(200);
    expect(all.body).toContainEqual({ name: 'of another account' });
    await http.get('/v1/names').expect(401);
    await http
      .as(credentials.viewer(accountId, newId(), { lifetimeSeconds: -1 }))
      .get('/v1/names')
      .expect(401);
    await http
      .as(credentials.staff(accountId, ['shop']))
      .post('/v1/names')
      .send({ name: 'x' })
      .expect(403);
  });

  it('tells the whole answer when it is another than the expected one', async () => {
    const staff = parrot.http.as(parrot.credentials.staff(accountId));

    const wrong = staff.post('/v1/names').send({ name: 1, more: 2 }).expect(201);

    await expect(wrong).rejects.toThrow(/answered 400, not 201: [^]*request\.invalid/);
  });
});
