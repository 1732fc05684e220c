import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const CONTENT_LENGTH = /content-length: *(\d+)/i;

/**
 * A client on one kept-alive connection, bare on purpose: it shares the machine with what it measures, and an HTTP
 * library would use as much of it as the server. It understands answers with a Content-Length, one at a time.
 */
export class HttpClient {
  private readonly socket: Socket;
  private heard = '';
  private answered: ((status: number) => void) | undefined;
  private failed: ((error: Error) => void) | undefined;

  constructor(private readonly target: URL) {
    this.socket = connect(Number(target.port), target.hostname).setNoDelay(true);
    this.socket.on('data', (bytes) => this.hear(bytes.toString('latin1')));
    this.socket.on('error', (error) => this.failed?.(error));
    this.socket.on('close', () => this.failed?.(new Error(`${target.host} has closed the connection`)));
  }

  /** @returns the status of the answer, when all of it is here */
  post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
    const lines = Object.entries({ host: this.target.host, 'content-type': 'application/json', ...headers });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    return new Promise((resolve, reject) => {
      this.answered = resolve;
      this.failed = reject;
      this.socket.write(`POST ${path} HTTP/1.1\r\n${head}content-length: ${Buffer.byteLength(body)}${HEAD_END}${body}`);
    });
  }

  close(): void {
    this.failed = undefined;
    this.socket.destroy();
  }

  private hear(text: string): void {
    this.heard = this.heard === '' ? text : this.heard + text;
    const headEnd = this.heard.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const length = CONTENT_LENGTH.exec(this.heard)?.[1];
    if (length === undefined) return this.failed?.(new Error('an answer without a Content-Length'));
    if (this.heard.length < headEnd + HEAD_END.length + Number(length)) return;
    const status = Number(this.heard.slice(9, 12));
    this.heard = '';
    this.answered?.(status);
  }
}
