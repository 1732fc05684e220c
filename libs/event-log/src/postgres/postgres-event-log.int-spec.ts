import { type FreshDatabase, freshDatabase } from '@shopcast/testing/engines';
import { describeConsumerPromises } from '../conformance/consumer-promises.js';
import { describeEventLogPromises } from '../conformance/event-log-promises.js';
import { migratePostgresLog } from '../open-event-log.js';
import { PostgresEventLog } from './postgres-event-log.js';

describe('the log in Postgres', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase('event-log');
    await migratePostgresLog(database.appUrl, database.ownerUrl);
  });
  afterAll(() => database.drop());

  const open = () => Promise.resolve(new PostgresEventLog({ url: database.appUrl }));
  describe('itself', () => describeEventLogPromises(open));
  describe('and its consumers', () => describeConsumerPromises(open, () => freshDatabase('try-service')));
});
