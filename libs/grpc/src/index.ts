export * from './connect-grpc.js';
export * from './conversation.js';
export * from './grpc-call.decorator.js';
export * from './grpc-status.js';
export * from './paced.js';
export * from './refusal.js';
export * from './timestamp.js';
export * from './timestamp.message.js';
