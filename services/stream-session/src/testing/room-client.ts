import type { FeedFrame, NumberedItem, RoomPosition, ServerFrame, Snapshot, Welcome } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { lineTo, ticketFrom } from '@shopcast/room-client';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

const PATIENCE_MS = 10_000;

type Answer = Extract<ServerFrame, { t: 'ok' | 'refused' }>;

/** One connection of a viewer's page, with everything that came over it, for whoever wants to see exactly that. */
export class RoomClient {
  readonly frames: ServerFrame[] = [];
  readonly socket: WebSocket;
  closed: { code: number; reason: string } | undefined;

  private constructor(url: string, protocols: string[], options: object) {
    this.socket = new WebSocket(url, protocols, options);
    this.socket.on('message', (data) => this.frames.push(JSON.parse(String(data)) as ServerFrame));
    this.socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }));
    this.socket.on('error', () => undefined);
  }

  /** Connects without waiting for a welcome. @param baseUrl `http://…` of the service */
  static knock(
    url: string,
    sessionId: string,
    ticket: string | undefined,
    { since, ...options }: { since?: RoomPosition; headers?: object; perMessageDeflate?: boolean } = {},
  ): RoomClient {
    const line = lineTo({ url, sessionId, ticket, since });
    return new RoomClient(line.url, line.protocols, options);
  }

  static async connect(url: string, sessionId: string, token: string, since?: RoomPosition): Promise<RoomClient> {
    const ticket = await ticketFrom({ url, sessionId, token })();
    const client = RoomClient.knock(url, sessionId, ticket, since ? { since } : {});
    await client.until(() => client.welcome !== undefined);
    return client;
  }

  get welcome(): Welcome | undefined {
    return this.frames.find((frame): frame is Welcome => frame.t === 'welcome');
  }

  get snapshots(): Snapshot[] {
    return this.frames.filter((frame): frame is Snapshot => frame.t === 'snapshot');
  }

  get feed(): FeedFrame[] {
    return this.frames.filter((frame): frame is FeedFrame => frame.t === 'feed');
  }

  get items(): NumberedItem[] {
    return this.feed.flatMap(({ items }) => items);
  }

  /** How far it has got. */
  get position(): RoomPosition {
    const { epoch, seq } = this.snapshots.at(-1) ?? this.welcome ?? { epoch: '', seq: 0 };
    return { epoch, seq: Math.max(seq, this.feed.at(-1)?.to ?? 0) };
  }

  /** The last numbers that were shown. */
  get online(): number {
    return this.numbers?.online ?? 0;
  }

  get likes(): number {
    return this.numbers?.likes ?? 0;
  }

  private get numbers(): { online: number; likes: number } | undefined {
    return this.frames.findLast((frame) => 'online' in frame) as { online: number; likes: number } | undefined;
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
