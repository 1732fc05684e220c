/**
 * What specs stand on: real engines ({@link freshDatabase}, {@link kafkaForTests}, {@link redisForTests}) and whole
 * services ({@link startService}). Specs that need engines only import `@shopcast/testing/engines`, which is lighter.
 */
export * from './engines/index.js';
export { startService, type ServiceOptions, type ServiceUnderTest } from './service/start-service.js';
export { TestCredentials, type ViewerTokenOptions } from './service/test-credentials.js';
export { TestGrpc, type TestGrpcAnswer } from './service/test-grpc.js';
export { TestHttp, type TestRequest, type TestResponse } from './service/test-http.js';
export { TestLog, type TestRecording } from './service/test-log.js';
