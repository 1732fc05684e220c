import type { ServerWritableStream } from '@grpc/grpc-js';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** The call itself, for methods that answer with a stream and must not write faster than it is read. */
export type AnswerStream = Pick<ServerWritableStream<unknown, unknown>, 'writableNeedDrain' | 'once' | 'off'>;

/** Gives a server-streaming method its call. */
export const GrpcCall = createParamDecorator((_data: unknown, context: ExecutionContext): AnswerStream =>
  context.getArgByIndex<AnswerStream>(2),
);

/** Gives a method whose client streams all that the client sends; nothing of it is checked yet. */
export const GrpcRequests = createParamDecorator((_data: unknown, context: ExecutionContext): unknown =>
  context.getArgByIndex(0),
);
