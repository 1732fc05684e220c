export { engineHome, repositoryRoot } from './engine-home.js';
export { EngineUnavailable } from './engine-unavailable.js';
export { freePort, isPortFree } from './free-port.js';
export { startKafka, type KafkaOptions, type KafkaServer } from './kafka/start-kafka.js';
export { startPostgres, type PostgresOptions, type PostgresServer } from './postgres/start-postgres.js';
export { startRedis, type RedisOptions, type RedisServer } from './redis/start-redis.js';
export { spawnServer, untilReady, type RunningServer, type ServerCommand } from './server-process.js';
export { recordedServer, takeOver } from './server-record.js';
