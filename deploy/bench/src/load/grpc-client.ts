import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { framed } from './grpc-frame.js';

const UNKNOWN = 2;

/**
 * Unary gRPC calls on one HTTP/2 connection, bare on purpose like `HttpClient`: the request is encoded once, the answer
 * is received and not decoded, and no library takes a part of the machine in between.
 */
export class GrpcClient {
  private readonly session: ClientHttp2Session;
  private readonly frame: Buffer;

  /** @param path `/package.Service/Method` */
  constructor(
    address: string,
    private readonly path: string,
    message: Buffer,
  ) {
    this.session = connect(`http://${address}`);
    this.session.setMaxListeners(0);
    this.frame = framed(message);
  }

  /** @returns the status code of the call; 0 is OK */
  call(metadata: Readonly<Record<string, string>>): Promise<number> {
    return new Promise((resolve, reject) => {
      const stream = this.session.request({
        ':method': 'POST',
        ':path': this.path,
        'content-type': 'application/grpc',
        te: 'trailers',
        ...metadata,
      });
      let status = UNKNOWN;
      // A refusal has its status among the headers, and no message.
      const hear = (headers: IncomingHttpHeaders): void => {
        if (headers['grpc-status'] !== undefined) status = Number(headers['grpc-status']);
      };
      stream.on('response', hear).on('trailers', hear).on('error', reject);
      stream.on('end', () => resolve(status));
      stream.resume();
      stream.end(this.frame);
    });
  }

  close(): void {
    this.session.destroy();
  }
}
