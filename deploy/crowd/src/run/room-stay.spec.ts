import { type AddressInfo, createServer } from 'node:net';
import { createServer as createHttpServer, type Server } from 'node:http';
import { ROOM_PROTOCOL } from '@shopcast/contracts/room';
import { type WebSocket, WebSocketServer } from 'ws';
import { Metronome } from './metronome.js';
import { usualPatience } from './patience.js';
import { RoomDoor } from './room-door.js';
import { type Frame, RoomStay } from './room-stay.js';
import { ShowTally } from './tally.js';

type Heard = Frame & { readonly stayId?: string };

/** A room that answers each frame as the test says; undefined: not at all. */
class ScriptedRoom {
  readonly heard: Heard[] = [];
  readonly tickets: string[] = [];
  refuseUpgrades = 0;
  private readonly http: Server = createHttpServer();
  private readonly sockets = new WebSocketServer({ noServer: true, handleProtocols: () => ROOM_PROTOCOL });

  constructor(private readonly answer: (frame: Heard, socket: WebSocket, before: number) => object | undefined) {
    this.http.on('upgrade', (request, socket, head) => {
      this.tickets.push(request.headers['sec-websocket-protocol'] ?? '');
      if (this.refuseUpgrades-- > 0) return void socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      this.sockets.handleUpgrade(request, socket, head, (opened) => this.listen(opened));
    });
  }

  async open(port = 0): Promise<string> {
    await new Promise<void>((listening) => this.http.listen(port, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const socket of this.sockets.clients) socket.terminate();
    this.http.close();
  }

  private listen(socket: WebSocket): void {
    socket.send(JSON.stringify({ t: 'welcome', online: 1, epoch: 'e', seq: 0, missed: null }));
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as Heard;
      const before = this.heard.filter(({ id }) => id === frame.id).length;
      this.heard.push(frame);
      const answer = this.answer(frame, socket, before);
      if (answer) socket.send(JSON.stringify({ id: frame.id, ...answer }));
    });
  }
}

const ok = { t: 'ok' };
const stayEnded = { t: 'refused', code: 'room.stay_ended' };
const comment: Frame = { t: 'comment', id: 'c1', text: 'hello' };
const leave: Frame = { t: 'leave', id: 'l1' };

describe('a stay in the room', () => {
  const clock = new Metronome(1);
  const tally = new ShowTally();
  let room: ScriptedRoom;
  afterEach(() => room.close());
  afterAll(() => clock.stop());

  /** A viewer of a room that answers like this. */
  async function visit(answer: ConstructorParameters<typeof ScriptedRoom>[0], ticket = async () => 'ticket') {
    room = new ScriptedRoom(answer);
    const patience = { ...usualPatience, answerMs: 300 };
    const door = new RoomDoor(await room.open(), 'session', clock, patience, tally);
    return new RoomStay(door, ticket, { id: 'e1', stayId: 's1' });
  }
  const heard = (t: string) => room.heard.filter((frame) => frame.t === t);

  it('sends what was not answered again, under the same id, after the socket was lost', async () => {
    const stay = await visit((frame, socket, before) => {
      if (frame.t === 'comment' && before === 0) return void socket.terminate();
      return ok;
    });
    await stay.enter(false);
    await stay.say(comment, false);

    expect(heard('comment').map(({ id }) => id)).toEqual(['c1', 'c1']);
    expect(heard('enter').map(({ stayId }) => stayId)).toEqual(['s1', 's1']);
  });

  it('takes a silent socket for a lost one', async () => {
    const stay = await visit((frame, _socket, before) => (frame.t === 'comment' && before === 0 ? undefined : ok));
    await stay.enter(false);
    await stay.say(comment, false);
    expect(heard('enter')).toHaveLength(2);
  });

  it('tries a refused frame again before giving up on it', async () => {
    const stay = await visit((frame, _socket, before) =>
      frame.t === 'comment' && before < 2 ? { t: 'refused', code: 'room.too_fast' } : ok,
    );
    await stay.enter(false);
    await stay.say(comment, false);
    expect(heard('comment')).toHaveLength(3);
  });

  it('has left when the answer to leaving was lost but the stay is over', async () => {
    let over = false;
    const stay = await visit((frame, socket) => {
      if (frame.t === 'enter') return over ? stayEnded : ok;
      over = true;
      return void socket.terminate();
    });
    await stay.enter(false);
    await stay.leave(leave, false);
    expect(heard('leave')).toHaveLength(1);
  });

  it('becomes two stays, and says so, when it was away for longer than the grace', async () => {
    const stay = await visit((frame) =>
      frame.t === 'enter' && frame.stayId === 's1' && heard('enter').length > 1 ? stayEnded : ok,
    );
    await stay.enter(false);
    stay.lose();
    await stay.comeBack();

    expect(new Set(heard('enter').map(({ stayId }) => stayId)).size).toBe(2);
    expect(tally.notes()).toEqual([expect.stringContaining('had to become two')]);
  });

  it('takes a new ticket for every attempt', async () => {
    const tickets = ['1', '2'];
    const stay = await visit(
      () => ok,
      async () => tickets.shift() ?? '',
    );
    room.refuseUpgrades = 1;
    await stay.enter(false);
    expect(room.tickets).toEqual(['shopcast.room.v1,ticket.1', 'shopcast.room.v1,ticket.2']);
  });

  it('says so when the room leaves a gap in its sequence, and comes back for it', async () => {
    const stay = await visit((frame, socket, before) => {
      const wholeFeed = { t: 'feed', from: 1, to: 2, items: [], online: 1, likes: 0 };
      if (before === 0) socket.send(JSON.stringify({ ...wholeFeed, from: 2 }));
      return frame.t === 'enter' && before === 0 ? undefined : ok;
    });
    await stay.enter(false);
    expect(heard('enter')).toHaveLength(2);
    expect(tally.notes()).toEqual(expect.arrayContaining([expect.stringContaining('left a gap')]));
  });

  it('does not come back after it was lost for good', async () => {
    const stay = await visit(() => ok);
    await stay.enter(false);
    stay.lose();
    await new Promise((later) => setTimeout(later, 300));
    expect(heard('enter')).toHaveLength(1);
  });

  it('waits for a server that is not there yet', async () => {
    const freePort = await new Promise<number>((found) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => found(port));
      });
    });
    room = new ScriptedRoom(() => ok);
    const door = new RoomDoor(`http://127.0.0.1:${freePort}`, 'session', clock, usualPatience, tally);
    const stay = new RoomStay(door, async () => 'ticket', { id: 'e1', stayId: 's1' });
    const entered = stay.enter(false);
    await new Promise((later) => setTimeout(later, 200));
    await room.open(freePort);
    await entered;
    expect(heard('enter')).toHaveLength(1);
  });
});
