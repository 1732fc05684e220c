import { pipeline, type Readable, Transform } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const PREFIX = '/v1/payment-callbacks/';
const BYTES = Symbol('shopcast.callback-bytes');

/** A request whose body was kept as it came, beside what the framework made of it. */
export interface CallbackRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly url?: string;
  [BYTES]?: Buffer;
}

export const bytesOf = (request: CallbackRequest): Buffer => request[BYTES] ?? Buffer.alloc(0);

/** The part of Fastify that is needed here. */
interface Hooked {
  addHook(
    name: 'preParsing',
    hook: (request: CallbackRequest, reply: unknown, body: Readable) => Promise<Readable>,
  ): void;
}

/**
 * Signatures are over bytes, and JSON that was parsed and written again has others. Only callbacks are kept; all other
 * requests pass by untouched.
 */
@Injectable()
export class CallbackBytes implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<Hooked>();
    fastify.addHook('preParsing', async (request, _reply, body) => {
      if (!request.url?.startsWith(PREFIX)) return body;
      return kept(request, body);
    });
  }
}

/** Looks on while the framework reads, so its limit on the size of bodies holds here, too. */
function kept(request: CallbackRequest, body: Readable): Readable {
  const chunks: Buffer[] = [];
  const reader = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done(null, chunk);
    },
    flush(done) {
      request[BYTES] = Buffer.concat(chunks);
      done();
    },
  });
  // A connection that breaks off fails the reader, and with it the request.
  return pipeline(body, reader, () => undefined);
}
