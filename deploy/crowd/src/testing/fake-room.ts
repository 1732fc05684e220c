import { readPosition } from '@shopcast/contracts/room';
import type { WebSocket } from 'ws';
import type { Random } from '../plan/random.js';
import type { FakeFacts } from './fake-facts.js';

interface FakeStay {
  readonly stayId: string;
  open: boolean;
}

interface FakeFrame {
  readonly t: string;
  readonly id: string;
  readonly stayId?: string;
  readonly text?: string;
  readonly count?: number;
}

const EPOCH = 'fake';

/** The room: answers frames, keeps stays, feeds everybody; loses sockets as often as it is told to. */
export class FakeRoom {
  readonly sockets = new Set<WebSocket>();
  socketsOpened = 0;
  private readonly stays = new Map<string, FakeStay>();
  private readonly feed: NodeJS.Timeout;
  private seq = 0;

  constructor(
    private readonly facts: FakeFacts,
    private readonly random: Random,
    private readonly losing: number,
    private readonly isLive: () => boolean,
  ) {
    this.feed = setInterval(() => this.broadcast(), 200);
  }

  stop(): void {
    clearInterval(this.feed);
  }

  /** @param since where the client says that it has got to */
  welcome(socket: WebSocket, viewerId: string, since: string): void {
    this.socketsOpened++;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: Buffer) => this.hear(socket, viewerId, JSON.parse(data.toString()) as FakeFrame));
    const had = readPosition(since)?.seq ?? this.seq;
    const missed = had === this.seq ? null : { epoch: EPOCH, from: had + 1, to: this.seq };
    socket.send(JSON.stringify({ t: 'welcome', online: this.sockets.size, epoch: EPOCH, seq: this.seq, missed }));
  }

  private hear(socket: WebSocket, viewerId: string, frame: FakeFrame): void {
    if (!this.isLive()) return socket.close(4409);
    if (this.random.chance(this.losing / 2)) return socket.terminate();
    const refusedBecause = frame.t === 'enter' ? this.enter(viewerId, frame) : this.act(viewerId, frame);
    if (this.random.chance(this.losing / 2)) return socket.terminate();
    const answer = refusedBecause
      ? { t: 'refused', id: frame.id, code: refusedBecause }
      : { t: 'ok', id: frame.id, at: 0 };
    socket.send(JSON.stringify(answer));
  }

  private enter(viewerId: string, { stayId = '' }: FakeFrame): string | null {
    const stay = this.stays.get(viewerId);
    if (stay?.stayId === stayId) return stay.open ? null : 'room.stay_ended';
    if (stay?.open) this.facts.faults.push('a new stay while the last one is open');
    this.stays.set(viewerId, { stayId, open: true });
    this.facts.record({ id: stayId, type: 'enter', viewerId, amount: 1 });
    return null;
  }

  private act(viewerId: string, { t, id, count }: FakeFrame): string | null {
    const stay = this.stays.get(viewerId);
    if (!stay?.open && t !== 'leave') this.facts.faults.push(`${t} outside a stay`);
    if (stay && t === 'leave') stay.open = false;
    this.facts.record({ id, type: t, viewerId, amount: count ?? 1 });
    return null;
  }

  private broadcast(): void {
    const [from, to] = [this.seq + 1, (this.seq += 3)];
    const frame = JSON.stringify({ t: 'feed', from, to, items: [], online: this.sockets.size, likes: 0 });
    for (const socket of this.sockets) socket.send(frame);
  }
}
