import { openDataSource } from '@shopcast/database';
import type { EventLogConfig } from './event-log.config.js';
import { KafkaEventLog } from './kafka/kafka-event-log.js';
import type { EventLog } from './log/event-log.js';
import { shareEventLog } from './log/shared-event-log.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';
import { postgresLogMigrations } from './postgres/postgres-log.migrations.js';

/** The adapter that the configuration names; services of one process share one. Closing it is the caller's. */
export async function openEventLog(config: EventLogConfig, clientId: string): Promise<EventLog> {
  if (config.EVENT_LOG === 'kafka') {
    return new KafkaEventLog({ clientId, brokers: config.KAFKA_BROKERS ?? [], compression: config.KAFKA_COMPRESSION });
  }
  const url = config.EVENT_LOG_DATABASE_URL ?? '';
  const ownerUrl = config.EVENT_LOG_DATABASE_OWNER_URL;
  if (ownerUrl !== undefined) await migratePostgresLog(url, ownerUrl);
  return shareEventLog(url, () => new PostgresEventLog({ url }));
}

/** Creates the log's tables, or brings them up to date. */
export async function migratePostgresLog(url: string, ownerUrl: string): Promise<void> {
  const migrations = postgresLogMigrations;
  const migrated = await openDataSource({ service: 'event-log', url, ownerUrl, poolSize: 1, entities: [], migrations });
  await migrated.destroy();
}
