import { type Connect, type ReadFrame, RoomClient } from '@shopcast/room-client';
import { WebSocket } from 'ws';
import { HeardComments } from './heard-comments.js';
import type { RoomStage } from './room-stage.js';

/** Every comment of this program begins with this, its number and the wall time at which it was said. */
const COMMENT = /^#(\d+) (\d+) /;
const REST = 'how does the grey one look in daylight, and is there a size L left?';

/** A viewer with the real client, who keeps a record of all that is heard. */
export class RoomViewer {
  readonly heard = new HeardComments();
  isIn = false;
  /** Things of which the room itself has said that they will not come. */
  missed = 0;
  online = 0;
  /** Told of how old a comment is, by its own clock, when it is heard. */
  onDelay: ((ms: number) => void) | undefined;
  onConnecting: (() => void) | undefined;
  private readonly client: RoomClient;
  private socket: WebSocket | undefined;
  private tries: number;

  constructor(
    private readonly stage: RoomStage,
    readonly viewerId: string,
    index: number,
  ) {
    this.tries = index;
    this.client = new RoomClient({
      url: stage.processes[0]?.url ?? '',
      sessionId: stage.sessionId,
      ticket: () => stage.ticketFor(viewerId),
      connect: this.connect,
      read: (data) => JSON.parse(String(data)) as ReadFrame,
    });
    this.client.on('items', (items) => {
      for (const item of items) if (item.t === 'comment') this.hear(item.text);
    });
    this.client.on('scene', ({ online }) => (this.online = online));
    this.client.on('counts', ({ online }) => (this.online = online));
    this.client.on('missed', () => (this.missed += 1));
    this.client.on('arrived', () => (this.isIn = true));
    this.client.on('lost', () => (this.isIn = false));
  }

  enter(): Promise<void> {
    return this.client.enter({ source: { channel: 'push' } });
  }

  /** Resolves when the room has taken it, over however many connections. */
  async say(n: number): Promise<void> {
    await this.client.comment(`#${n} ${Date.now()} ${REST}`);
  }

  leave(): Promise<void> {
    return this.client.leave();
  }

  /** From now on nothing that comes is taken from the network. */
  stopReading(): void {
    this.socket?.pause();
  }

  /** Is gone without a goodbye, and does not come back. */
  vanish(): void {
    this.client.cut();
    this.socket?.terminate();
  }

  /** The connection is gone; the client does not know why, and does what it does then. */
  dropConnection(): void {
    this.socket?.terminate();
  }

  private hear(text: string): void {
    const [, n, saidMs] = COMMENT.exec(text) ?? [];
    if (n === undefined) return;
    this.heard.hear(Number(n));
    this.onDelay?.(Date.now() - Number(saidMs));
  }

  /** Now at this process and now at that, as through a balancer. */
  private readonly connect: Connect = (url, protocols, events) => {
    const { processes } = this.stage;
    const address = new URL(url);
    address.port = new URL(processes[this.tries++ % processes.length]?.url ?? url).port;
    this.onConnecting?.();
    const socket = new WebSocket(address, protocols, { perMessageDeflate: false, skipUTF8Validation: true });
    this.socket = socket;
    socket.on('open', () => events.opened());
    socket.on('message', (data: Buffer) => events.received(data));
    socket.on('close', (code, reason) => events.closed(code, String(reason)));
    socket.on('error', () => socket.terminate());
    return {
      send: (text) => socket.send(text),
      close: () => socket.close(1000),
      cut: () => socket.terminate(),
    };
  };
}
