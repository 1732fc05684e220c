import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { FrameReader, framed } from './grpc-frame.js';

/** What became of one request. */
export interface StreamAnswer {
  readonly key: string;
  /** 0 is well. */
  readonly status: number;
}

/**
 * One gRPC call on which both sides stream, bare like `GrpcClient`. A message holds any number of requests, or of answers;
 * each answer names the request that it answers. What is asked in one turn goes out in one message.
 */
export class GrpcStream {
  private readonly session: ClientHttp2Session;
  private readonly stream: ClientHttp2Stream;
  private readonly waiting = new Map<string, { resolve(status: number): void; reject(error: Error): void }>();
  private leaving: Uint8Array[] = [];

  /**
   * @param path `/package.Service/Method`
   * @param read the answers in a message
   */
  constructor(
    address: string,
    path: string,
    metadata: Readonly<Record<string, string>>,
    read: (message: Buffer) => Iterable<StreamAnswer>,
  ) {
    this.session = connect(`http://${address}`);
    this.session.on('error', (error) => this.fail(error));
    this.stream = this.session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...metadata,
    });
    const frames = new FrameReader((message) => {
      for (const { key, status } of read(message)) {
        this.waiting.get(key)?.resolve(status);
        this.waiting.delete(key);
      }
    });
    this.stream.on('data', (bytes: Buffer) => frames.take(bytes));
    this.stream.on('error', (error) => this.fail(error));
    this.stream.on('end', () => this.fail(new Error('the server has ended the call')));
  }

  /**
   * @param request a message with this request alone; joined to others it is a message with all of them
   * @returns how it went
   */
  ask(key: string, request: Uint8Array): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.set(key, { resolve, reject });
      if (this.leaving.push(request) === 1) setImmediate(() => this.send());
    });
  }

  close(): void {
    this.waiting.clear();
    this.session.destroy();
  }

  private send(): void {
    const requests = this.leaving;
    this.leaving = [];
    if (!this.stream.destroyed) this.stream.write(framed(Buffer.concat(requests)));
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
