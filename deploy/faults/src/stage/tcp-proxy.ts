import { connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { freePort } from '@shopcast/servers';

/** Stands between clients and a server, and can be as bad as a network. */
export class TcpProxy {
  private delayMs = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(
    readonly port: number,
    targetPort: number,
  ) {
    this.server = createServer((client) => this.join(client, connect(targetPort, '127.0.0.1')));
  }

  /** Listens on a free port of 127.0.0.1 and passes on to this one. */
  static async to(targetPort: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(await freePort(), targetPort);
    await new Promise<void>((listening, failed) => {
      proxy.server.once('error', failed).listen(proxy.port, '127.0.0.1', listening);
    });
    return proxy;
  }

  /** From now on every piece of every connection comes so much later; 0: at once. */
  delay(byMs: number): void {
    this.delayMs = byMs;
  }

  /** Ends all connections without a goodbye. */
  reset(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.reset();
    await closed;
  }

  private join(client: Socket, target: Socket): void {
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ] as const) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.resetAndDestroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroySoon();
      });
      socket.pipe(this.delayed()).pipe(other);
    }
  }

  private delayed(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        if (this.delayMs === 0) done(null, chunk);
        else setTimeout(() => done(null, chunk), this.delayMs);
      },
    });
  }
}
