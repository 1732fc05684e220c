import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { FrameReader, framed } from './grpc-frame.js';

/** One gRPC call on which both sides stream, bare like `GrpcClient`. Each answer names the request that it answers. */
export class GrpcStream {
  private readonly session: ClientHttp2Session;
  private readonly stream: ClientHttp2Stream;
  private readonly waiting = new Map<string, { resolve(status: number): void; reject(error: Error): void }>();

  /**
   * @param path `/package.Service/Method`
   * @param read what an answer says: which request it is for, and how that went; 0 is well
   */
  constructor(
    address: string,
    path: string,
    metadata: Readonly<Record<string, string>>,
    read: (answer: Buffer) => { readonly key: string; readonly status: number },
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
      const { key, status } = read(message);
      this.waiting.get(key)?.resolve(status);
      this.waiting.delete(key);
    });
    this.stream.on('data', (bytes: Buffer) => frames.take(bytes));
    this.stream.on('error', (error) => this.fail(error));
    this.stream.on('end', () => this.fail(new Error('the server has ended the call')));
  }

  /** @returns how it went */
  ask(key: string, message: Uint8Array): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.set(key, { resolve, reject });
      this.stream.write(framed(message));
    });
  }

  close(): void {
    this.waiting.clear();
    this.session.destroy();
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
