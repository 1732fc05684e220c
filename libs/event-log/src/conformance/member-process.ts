import { Database } from '@shopcast/database';
import { openEventLog } from '../open-event-log.js';
import type { EventLogConfig } from '../event-log.config.js';
import { noteTaker } from './try-consumers.js';
import { quickSettings, TryService } from './try-service.js';
import { tryTopic } from './try-topic.js';

/** A group member in a process of its own, so that it can be killed and frozen; see fault-promises. */
export interface MemberOrders {
  readonly config: EventLogConfig;
  readonly databaseUrl: string;
  readonly topic: `shopcast.${string}`;
  readonly partitions: number;
  readonly consumer: `${string}.${string}`;
  /** Written beside every effect. */
  readonly by: string;
}

const orders = JSON.parse(process.argv[2] ?? '') as MemberOrders;
const { topic, noted } = tryTopic(orders.partitions, orders.topic);
const log = await openEventLog(orders.config, orders.by);
await log.ensureTopics([topic]);
const database: Database = await TryService.openDatabase({ appUrl: orders.databaseUrl });
const service = new TryService(database, { appUrl: orders.databaseUrl, ownerUrl: '', drop: () => Promise.resolve() });
await service.consume(log, [noteTaker(orders.consumer, noted, () => undefined, orders.by)], quickSettings);
process.stdout.write('ready\n');
