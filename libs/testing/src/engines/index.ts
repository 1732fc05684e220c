export type { EngineName } from './ask-engine.js';
export { describeWith } from './describe-with.js';
export { freshDatabase, postgresForTests, type FreshDatabase } from './fresh-database.js';
export { kafkaForTests, redisForTests, type KafkaForTests, type RedisForTests } from './shared-engines.js';
