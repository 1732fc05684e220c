import { newId } from '@shopcast/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { FeedItem, ServerFrame } from '../room/server-frames.js';

const PATIENCE_MS = 10_000;

type Answer = Extract<ServerFrame, { t: 'ok' | 'refused' }>;
type Welcome = Extract<ServerFrame, { t: 'welcome' }>;
type FeedFrame = Extract<ServerFrame, { t: 'feed' }>;

/** A viewer's page, as far as the room can tell: it speaks the real protocol over a real socket. */
export class RoomClient {
  readonly frames: ServerFrame[] = [];
  closed: { code: number; reason: string } | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.frames.push(JSON.parse(String(data)) as ServerFrame));
    socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }));
    socket.on('error', () => undefined);
  }

  /** Connects without waiting for a welcome. @param baseUrl `http://…` of the service */
  static knock(baseUrl: string, sessionId: string, token: string | undefined): RoomClient {
    const url = `${baseUrl.replace('http', 'ws')}/v1/sessions/${sessionId}/room`;
    const protocols = ['shopcast.v1', ...(token === undefined ? [] : [`bearer.${token}`])];
    return new RoomClient(new WebSocket(url, protocols));
  }

  static async connect(baseUrl: string, sessionId: string, token: string): Promise<RoomClient> {
    const client = RoomClient.knock(baseUrl, sessionId, token);
    await client.until(() => client.welcome !== undefined);
    return client;
  }

  get welcome(): Welcome | undefined {
    return this.frames.find((frame): frame is Welcome => frame.t === 'welcome');
  }

  get feed(): FeedFrame[] {
    return this.frames.filter((frame): frame is FeedFrame => frame.t === 'feed');
  }

  get items(): FeedItem[] {
    return this.feed.flatMap(({ items }) => items);
  }

  /** The last number that was shown. */
  get online(): number {
    return this.feed.at(-1)?.online ?? this.welcome?.online ?? 0;
  }

  /** Sends a frame and waits for its answer. */
  async ask(frame: { t: string; id?: string; [field: string]: unknown }): Promise<Answer> {
    const id = frame.id ?? newId();
    const before = this.frames.length;
    this.socket.send(JSON.stringify({ ...frame, id }));
    const isAnswer = (answer: ServerFrame): answer is Answer => 'id' in answer && answer.id === id;
    await this.until(() => this.frames.slice(before).some(isAnswer));
    return this.frames.slice(before).find(isAnswer) as Answer;
  }

  /** Enters and fails unless the room agrees. @returns the stay id */
  async enter(stayId: string = newId(), source?: object): Promise<string> {
    const answer = await this.ask({ t: 'enter', stayId, ...(source ? { source } : {}) });
    if (answer.t !== 'ok') throw new Error(`not let in: ${JSON.stringify(answer)}`);
    return stayId;
  }

  /** The network is gone: no goodbye, not even a closing frame. */
  drop(): void {
    this.socket.terminate();
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.until(() => this.closed !== undefined);
  }

  /** The code with which the room closes the connection. */
  async closeCode(): Promise<number> {
    await this.until(() => this.closed !== undefined);
    return this.closed?.code ?? 0;
  }

  async until(isTrue: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!isTrue()) {
      if (Date.now() > deadline) {
        throw new Error(`it did not happen; the last frames were ${JSON.stringify(this.frames.slice(-5))}`);
      }
      await sleep(5);
    }
  }
}
