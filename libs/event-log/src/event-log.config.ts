import { CommaList, loadConfig } from '@shopcast/config';
import { ArrayNotEmpty, IsIn, IsOptional, IsString, ValidateIf } from 'class-validator';

/** Where the log is. The same in all services. */
export class EventLogConfig {
  /** `postgres`: the log is a database, for one machine; `kafka`: a real broker. */
  @IsIn(['postgres', 'kafka']) readonly EVENT_LOG!: 'postgres' | 'kafka';

  /** The log's database, app role. */
  @ValidateIf(({ EVENT_LOG }: EventLogConfig) => EVENT_LOG === 'postgres')
  @IsString()
  readonly EVENT_LOG_DATABASE_URL?: string;

  /** The same, owner role: when given, the log's tables are created at boot. */
  @IsOptional() @IsString() readonly EVENT_LOG_DATABASE_OWNER_URL?: string;

  /** `host:port,host:port` */
  @ValidateIf(({ EVENT_LOG }: EventLogConfig) => EVENT_LOG === 'kafka')
  @CommaList()
  @ArrayNotEmpty()
  readonly KAFKA_BROKERS?: string[];

  /** How batches are packed on their way to Kafka. */
  @IsIn(['gzip', 'none']) readonly KAFKA_COMPRESSION: 'gzip' | 'none' = 'gzip';
}

export const loadEventLogConfig = (env: NodeJS.ProcessEnv = process.env): EventLogConfig =>
  loadConfig(EventLogConfig, env);
