import { viewerEntered, type ViewerLeft, viewerLeft } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import fc from 'fast-check';
import {
  absent,
  awaitReturn,
  endStay,
  enterRoom,
  joinStay,
  leaveRoom,
  loseConnection,
  type OpenStay,
  type Presence,
  type PresenceDecision,
  removeFromRoom,
  stayIdOf,
  stopWaiting,
} from './presence.js';
import type { RoomFact, Visitor } from './room-fact.js';

const visitor: Visitor = { accountId: newId(), sessionId: newId(), viewerId: 'viewer-1' };
const entry = (connection: string, atMs: number, stayId = stayIdOf(visitor, 'first')) => ({
  stayId,
  connection,
  atMs,
  follower: false,
  source: { channel: 'external' as const },
});
const enteredAt = (atMs: number, device = 'phone') => enterRoom(absent, visitor, entry(device, atMs)).state;
const left = ({ facts }: PresenceDecision) =>
  facts.map(({ fact, timeMs }) => [(fact.data as ViewerLeft).reason, timeMs]);

describe('presence', () => {
  it('makes the same event of the same entry, and of no other', () => {
    const once = enterRoom(absent, visitor, entry('phone', 10)).facts;
    const again = enterRoom(absent, visitor, entry('tablet', 99)).facts;
    expect(again[0]?.id).toBe(once[0]?.id);
    expect(enterRoom(absent, visitor, entry('phone', 10, stayIdOf(visitor, 'other'))).facts[0]?.id).not.toBe(
      once[0]?.id,
    );
  });

  it('does not confuse stays to which clients of several rooms or viewers gave one name', () => {
    const elsewhere = stayIdOf({ ...visitor, sessionId: newId() }, 'first');
    const somebodyElse = stayIdOf({ ...visitor, viewerId: 'viewer-2' }, 'first');
    expect(new Set([stayIdOf(visitor, 'first'), elsewhere, somebodyElse]).size).toBe(3);
  });

  it('is one stay on two devices, until the last one leaves', () => {
    const both = enterRoom(enteredAt(10), visitor, entry('tablet', 20, stayIdOf(visitor, "the tablet's")));
    expect(both.facts).toEqual([]);

    const one = leaveRoom(both.state, visitor, 'phone', 30);
    expect([one.state.state, one.facts]).toEqual(['present', []]);
    expect(left(leaveRoom(one.state, visitor, 'tablet', 40))).toEqual([['left', 40]]);
  });

  it('has one connection per device: a dead one of which nobody has noticed does not keep the viewer here', () => {
    const again = enterRoom(enteredAt(10, 'old line'), visitor, entry('new line', 20)).state;
    expect(loseConnection(again, 'old line', 30)).toBe(again);
    expect(left(leaveRoom(again, visitor, 'new line', 40))).toEqual([['left', 40]]);
    const resumed = joinStay({ stayId: newId(), enteredAtMs: 10 }, 'old line', stayIdOf(visitor, 'other name'));
    const both = enterRoom(resumed, visitor, entry('new line', 20, stayIdOf(visitor, 'other name'))).state;
    expect(left(leaveRoom(both, visitor, 'new line', 40))).toEqual([['left', 40]]);
  });

  it('survives a lost connection, and is the same stay after coming back', () => {
    const away = loseConnection(enteredAt(10), 'phone', 20);
    expect(away).toMatchObject({ state: 'away', awaySinceMs: 20 });
    const back = enterRoom(away, visitor, entry('phone', 30, stayIdOf(visitor, 'a new name')));
    expect(back.facts).toEqual([]);
    expect(back.state).toMatchObject({ state: 'present', stayId: stayIdOf(visitor, 'first'), enteredAtMs: 10 });
  });

  it('ends when a viewer comes back only to say goodbye again', () => {
    const away = loseConnection(enteredAt(10), 'phone', 20);
    const gone = leaveRoom(away, visitor, 'phone again', 30);
    expect([gone.state.state, left(gone)]).toEqual(['absent', [['left', 30]]]);
  });

  it('ends at the moment of disconnection when nobody comes back', () => {
    expect(left(stopWaiting(loseConnection(enteredAt(10), 'phone', 20), visitor))).toEqual([['connection_lost', 20]]);
    expect(stopWaiting(enteredAt(10), visitor).facts).toEqual([]);
  });

  it('ends with the session for who is there, and earlier for who had gone', () => {
    expect(left(endStay(enteredAt(10), visitor, 50))).toEqual([['session_ended', 50]]);
    expect(left(endStay(loseConnection(enteredAt(10), 'phone', 20), visitor, 50))).toEqual([['connection_lost', 20]]);
    expect(endStay(absent, visitor, 50).facts).toEqual([]);
  });

  it('never ends before it began, even if it began in the session’s last instant', () => {
    expect(left(endStay(enteredAt(60), visitor, 50))).toEqual([['session_ended', 60]]);
    expect(left(stopWaiting(awaitReturn({ stayId: newId(), enteredAtMs: 10 }, 5), visitor))).toEqual([
      ['connection_lost', 10],
    ]);
  });

  it('ends for who is shown out, now on all devices, or when the connection was lost before', () => {
    const both = enterRoom(enteredAt(10), visitor, entry('tablet', 20)).state;
    expect(removeFromRoom(both, visitor, 30)).toMatchObject({ state: absent });
    expect(left(removeFromRoom(both, visitor, 30))).toEqual([['removed', 30]]);
    expect(left(removeFromRoom(enteredAt(60), visitor, 50))).toEqual([['removed', 60]]);
    expect(left(removeFromRoom(loseConnection(enteredAt(10), 'phone', 20), visitor, 30))).toEqual([
      ['connection_lost', 20],
    ]);
    expect(removeFromRoom(absent, visitor, 30).facts).toEqual([]);
  });

  it('is not changed by devices that are not in the room', () => {
    const present = enteredAt(10);
    expect(loseConnection(present, 'stranger', 20)).toBe(present);
    expect(leaveRoom(present, visitor, 'stranger', 20)).toEqual({ state: present, facts: [] });
    expect(leaveRoom(absent, visitor, 'phone', 20).facts).toEqual([]);
  });
});

/**
 * One viewer, several devices that drop, resume, leave and retry, a server that gives up waiting, dies at any moment and
 * finds in the log what it has forgotten.
 */
class Story {
  readonly log: RoomFact[] = [];
  private presence: Presence = absent;
  private nowMs = 0;
  private stays = 0;
  private over = false;
  private readonly stayOf = new Map<string, string>();

  tell(step: Step): void {
    this.nowMs += 1;
    if (this.over) return;
    this[step.what](step.device);
  }

  finish(): void {
    if (!this.over) this.end();
  }

  private enter(device: string): void {
    const named = this.stayOf.get(device) ?? this.newStay(device);
    const stayId = this.isClosed(named) ? this.newStay(device) : named;
    this.decide(enterRoom(this.presence, visitor, entry(device, this.nowMs, stayId)));
  }

  private drop(device: string): void {
    this.presence = loseConnection(this.presence, device, this.nowMs);
  }

  private leave(device: string): void {
    this.decide(leaveRoom(this.presence, visitor, device, this.nowMs));
  }

  private ban(): void {
    this.decide(removeFromRoom(this.presence, visitor, this.nowMs));
  }

  private giveUp(): void {
    this.decide(stopWaiting(this.presence, visitor));
  }

  /** The process dies: all that it knew is what the log says. */
  private die(): void {
    const open = this.openStay();
    this.presence = open ? awaitReturn(open, this.nowMs - 1) : absent;
  }

  /** The device comes back to another process, which knows the stay from the log. */
  private move(device: string): void {
    const open = this.openStay();
    if (open) this.presence = joinStay(open, device);
  }

  private end(): void {
    this.over = true;
    this.decide(endStay(this.presence, visitor, this.nowMs));
  }

  private decide({ state, facts }: PresenceDecision): void {
    this.presence = state;
    this.log.push(...facts);
  }

  private newStay(device: string): string {
    const stayId = stayIdOf(visitor, `stay ${(this.stays += 1)}`);
    this.stayOf.set(device, stayId);
    return stayId;
  }

  private openStay(): OpenStay | undefined {
    return this.log
      .filter(({ fact }) => fact.type === viewerEntered.type)
      .map(({ fact, timeMs }) => ({ stayId: (fact.data as ViewerLeft).stayId, enteredAtMs: timeMs }))
      .find(({ stayId }) => !this.isClosed(stayId));
  }

  private isClosed = (stayId: string): boolean =>
    this.log.some(({ fact }) => fact.type === viewerLeft.type && (fact.data as ViewerLeft).stayId === stayId);
}

interface Step {
  readonly what: 'enter' | 'drop' | 'leave' | 'ban' | 'giveUp' | 'die' | 'move' | 'end';
  readonly device: string;
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what']>(
      'enter',
      'enter',
      'enter',
      'drop',
      'drop',
      'leave',
      'ban',
      'giveUp',
      'die',
      'move',
      'end',
    ),
    device: fc.constantFrom('phone', 'tablet', 'desktop'),
  }),
  { maxLength: 60 },
);

describe('whatever happens to a viewer', () => {
  const logOf = (told: readonly Step[]) => {
    const story = new Story();
    for (const step of told) story.tell(step);
    story.finish();
    return story.log;
  };

  it('the log has one entered and one left of every stay, each exactly once', () => {
    fc.assert(
      fc.property(steps, (told) => {
        const log = logOf(told);
        const stays = (type: string) =>
          log.filter(({ fact }) => fact.type === type).map(({ fact }) => (fact.data as ViewerLeft).stayId);
        expect(new Set(stays(viewerEntered.type)).size).toBe(stays(viewerEntered.type).length);
        expect(stays(viewerLeft.type)).toEqual(stays(viewerEntered.type));
        expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays do not overlap and do not end before they begin', () => {
    fc.assert(
      fc.property(steps, (told) => {
        const log = logOf(told);
        expect(log.map(({ fact }) => fact.type)).toEqual(
          log.map((_, index) => (index % 2 === 0 ? viewerEntered.type : viewerLeft.type)),
        );
        const times = log.map(({ timeMs }) => timeMs);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      { numRuns: 1_000 },
    );
  });
});
