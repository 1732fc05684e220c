export * from './connect-grpc.js';
export * from './grpc-status.js';
export * from './timestamp.js';
