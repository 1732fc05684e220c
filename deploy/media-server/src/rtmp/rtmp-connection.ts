import { loggerFor } from '@shopcast/telemetry';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Asked } from 'node-media-server/src/protocol/rtmp.js';
import { HookRefused, type Hooks } from '../hooks.js';
import type { ProtocolParts } from '../protocol-parts.js';
import type { Source, Stream } from '../stream.js';
import type { Streams } from '../streams.js';
import { RtmpProtocol } from './rtmp-protocol.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const KEY = /^[!-~]{1,200}$/;

const logger = loggerFor('media-server.rtmp');

export interface RtmpSurroundings {
  readonly parts: ProtocolParts;
  readonly hooks: Hooks;
  readonly streams: Streams;
  /** Somebody who sends nothing for so long is gone, and so is who has not begun to publish by then. */
  readonly idleMs: number;
  /** How often Shopcast is told that a publisher is alive. */
  readonly aliveMs: number;
}

/** One connection of a publishing program, from its first byte to its last. */
export class RtmpConnection implements Source {
  readonly publicationId = randomUUID();
  readonly from: string;
  private readonly rtmp: RtmpProtocol;
  private readonly deadline: NodeJS.Timeout;
  private asked = false;
  private published:
    { readonly sessionId: string; readonly stream: Stream; readonly alive: NodeJS.Timeout } | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly around: RtmpSurroundings,
  ) {
    this.from = `${socket.remoteAddress}:${socket.remotePort}`;
    this.rtmp = new RtmpProtocol(around.parts, {
      send: (bytes) => void socket.write(bytes),
      publish: (asked) => void this.ask(asked),
      play: () => this.turnAway('watch it over HTTP'),
      packet: (packet) => this.published?.stream.send(packet),
    });
    this.deadline = setTimeout(() => socket.destroy(), around.idleMs);
    socket.setTimeout(around.idleMs, () => socket.destroy());
    socket.on('data', (data: Buffer) => this.take(data));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.onClose());
  }

  close(): void {
    this.socket.destroy();
  }

  /** Whatever is sent may not end more than this connection. */
  private take(data: Buffer): void {
    if (this.socket.destroyed) return;
    try {
      this.rtmp.take(data);
    } catch (error) {
      logger.info({ from: this.from, problem: (error as Error).message }, 'an RTMP connection was ended');
      this.socket.destroy();
    }
  }

  private async ask({ name, query }: Asked): Promise<void> {
    if (this.asked) return this.close();
    this.asked = true;
    const key = query['key'];
    if (!UUID.test(name) || typeof key !== 'string' || !KEY.test(key)) return this.turnAway('no session, or no key');
    try {
      const call = { sessionId: name, publicationId: this.publicationId };
      await this.around.hooks.ask({ ...call, event: 'publish', key });
      this.begin(name);
    } catch (error) {
      logger.info({ from: this.from, sessionId: name, problem: (error as Error).message }, 'a publisher was refused');
      if (error instanceof HookRefused) return this.turnAway(error.code);
      // It may have been allowed all the same, or will be.
      this.sayGone(name);
      this.turnAway('Shopcast does not answer');
    }
  }

  private begin(sessionId: string): void {
    // It was allowed to, and has gone away before it heard of it.
    if (this.socket.destroyed) return this.sayGone(sessionId);
    const stream = this.around.streams.publish(this.around.parts, sessionId, this);
    clearTimeout(this.deadline);
    const alive = setInterval(() => void this.stayAlive(sessionId), this.around.aliveMs);
    this.published = { sessionId, stream, alive };
    this.rtmp.allow();
  }

  /** A refusal means that the key was replaced, the session is over, or somebody else publishes. */
  private async stayAlive(sessionId: string): Promise<void> {
    try {
      await this.around.hooks.ask({ event: 'alive', sessionId, publicationId: this.publicationId });
    } catch (error) {
      if (!(error instanceof HookRefused))
        return logger.warn({ err: error, sessionId }, 'a sign of life was not heard');
      logger.info({ sessionId, problem: error.code }, 'a publisher is cut off');
      this.close();
    }
  }

  private turnAway(reason: string): void {
    if (this.socket.destroyed) return;
    this.rtmp.refuse(reason);
    this.socket.destroySoon();
  }

  private onClose(): void {
    clearTimeout(this.deadline);
    if (!this.published) return;
    clearInterval(this.published.alive);
    this.published.stream.leave(this);
    this.sayGone(this.published.sessionId);
  }

  private sayGone(sessionId: string): void {
    this.around.hooks.sayGone({ sessionId, publicationId: this.publicationId });
  }
}
