import { viewerEntered, type ViewerLeft, viewerLeft } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import fc from 'fast-check';
import { awaitReturn, type OpenStay, stopWaiting } from '../domain/presence.js';
import type { RoomFact, Visitor } from '../domain/room-fact.js';
import { Attendance } from './attendance.js';
import type { AttendanceDoors } from './attendance-doors.js';

const inRoom = { accountId: newId(), sessionId: newId() };
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Log and read model as they are on a bad day: slow, behind, and failing before or after the deed. */
class BadDay implements AttendanceDoors {
  readonly log: RoomFact[] = [];
  private readonly held = new Set<string>();
  private step = 0;
  private trouble = true;
  private failures = 0;

  constructor(private readonly luck: readonly number[]) {}

  async append(facts: readonly RoomFact[]): Promise<void> {
    const luck = this.next();
    await turns(luck % 3);
    if (luck === 7) this.failSometimes('lost on the way there');
    this.log.push(...facts);
    if (luck === 8) this.failSometimes('lost on the way back');
  }

  /** Not for ever: who closes a stay waits a second before each new attempt. */
  private failSometimes(message: string): void {
    if (!this.trouble || (this.failures += 1) > 6) return;
    throw new Error(message);
  }

  async receive({ visitor, stayId }: { visitor: Visitor; stayId: string | null }) {
    const known = this.log.slice(0, Math.max(0, this.log.length - (this.next() % 4)));
    await turns(this.next() % 3);
    return {
      follower: false,
      over: stayId !== null && isOver(known, stayId),
      open: openStays(known, visitor.viewerId)[0],
    };
  }

  async join(stayId: string): Promise<boolean> {
    await turns(this.next() % 3);
    return !isOver(this.log, stayId);
  }

  async beginClosing({ stayId }: { stayId: string }) {
    await turns(this.next() % 3);
    return isOver(this.log, stayId) ? ('over' as const) : ('close' as const);
  }

  moved: AttendanceDoors['moved'] = (before, after) => {
    if (before.state !== 'absent') this.held.delete(before.stayId);
    if (after.state !== 'absent') this.held.add(after.stayId);
  };

  /** Does what the keeper of orphans does: ends what nobody holds. */
  sweep(viewers: readonly string[]): void {
    this.trouble = false;
    for (const viewerId of viewers) {
      for (const stay of openStays(this.log, viewerId).filter(({ stayId }) => !this.held.has(stayId))) {
        this.log.push(...stopWaiting(awaitReturn(stay, 0), { ...inRoom, viewerId }).facts);
      }
    }
  }

  private next(): number {
    this.step += 1;
    return this.luck[this.step % this.luck.length] ?? 0;
  }
}

const dataOf = ({ fact }: RoomFact) => fact.data as ViewerLeft;
const isOver = (log: readonly RoomFact[], stayId: string): boolean =>
  log.some((entry) => entry.fact.type === viewerLeft.type && dataOf(entry).stayId === stayId);
const openStays = (log: readonly RoomFact[], viewerId: string): OpenStay[] =>
  log
    .filter((entry) => entry.fact.type === viewerEntered.type && dataOf(entry).viewerId === viewerId)
    .map((entry) => ({ stayId: dataOf(entry).stayId, enteredAtMs: entry.timeMs }))
    .filter(({ stayId }) => !isOver(log, stayId));

interface Step {
  readonly what: 'enter' | 'again' | 'drop' | 'leave' | 'expire' | 'wait';
  readonly viewer: string;
  readonly device: string;
}

async function play(steps: readonly Step[], luck: readonly number[]): Promise<RoomFact[]> {
  let nowMs = 0;
  const day = new BadDay(luck);
  const room = { now: () => (nowMs += 1), passable: async () => undefined, refuseUnlessOpen: () => undefined };
  const attendance = new Attendance(room, day, -1);
  const stayOf = new Map<string, string>();
  const under: Promise<unknown>[] = [];
  const enter = (viewerId: string, device: string): Promise<number> => {
    const named = stayOf.get(device) ?? newId();
    stayOf.set(device, named);
    return attendance.enter({ ...inRoom, viewerId }, device, {
      clientStayId: named,
      source: { channel: 'external' },
    });
  };
  for (const { what, viewer, device: name } of steps) {
    const device = `${viewer} ${name}`;
    const visitor = { ...inRoom, viewerId: viewer };
    if (what === 'wait') await turns(4);
    if (what === 'expire') attendance.closer.expire(Date.now());
    if (what === 'again') stayOf.delete(device);
    if (what === 'enter' || what === 'again') under.push(enter(viewer, device));
    if (what === 'leave') under.push(attendance.leave(visitor, device));
    if (what === 'drop') under.push(attendance.disconnect(visitor, device, (nowMs += 1)));
  }
  await Promise.allSettled(under);
  day.sweep(['mia', 'noah']);
  await attendance.closer.endAll((nowMs += 1));
  day.sweep(['mia', 'noah']);
  return day.log;
}

/** As consumers do it: a repeated event changes nothing. */
const heard = (log: readonly RoomFact[]): RoomFact[] => [
  ...new Map([...log].reverse().map((one) => [one.id, one])).values(),
];

describe('attendance on a bad day', () => {
  const step = fc.record({
    what: fc.constantFrom<Step['what']>('enter', 'enter', 'again', 'drop', 'leave', 'expire', 'wait'),
    viewer: fc.constantFrom('mia', 'noah'),
    device: fc.constantFrom('phone', 'tablet'),
  });
  const luck = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 });

  it('puts one entered and one left of every stay into the log, and never two stays of a viewer at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), luck, async (steps, fortune) => {
        const log = heard(await play(steps, fortune));
        const timesOf = (type: string, viewerId: string) =>
          new Map(
            log
              .filter((entry) => entry.fact.type === type && dataOf(entry).viewerId === viewerId)
              .map((entry) => [dataOf(entry).stayId, entry.timeMs]),
          );
        for (const viewerId of ['mia', 'noah']) {
          const [entered, left] = [timesOf(viewerEntered.type, viewerId), timesOf(viewerLeft.type, viewerId)];
          expect([...left.keys()].sort()).toEqual([...entered.keys()].sort());
          const intervals = [...entered].map(([stayId, from]) => [from, left.get(stayId) ?? -1] as const);
          intervals.sort(([a], [b]) => a - b);
          const instants = intervals.flat();
          expect(instants).toEqual([...instants].sort((a, b) => a - b));
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});

describe('who is shown out', () => {
  it('is not ended by a process that only waits, while another has the viewer', async () => {
    const day = new BadDay([0]);
    const verdicts = ['held', 'close'] as const;
    let asked = 0;
    const doors: AttendanceDoors = Object.assign(day, { beginClosing: async () => verdicts[asked++] });
    const room = { now: () => 50, passable: async () => undefined, refuseUnlessOpen: () => undefined };
    const attendance = new Attendance(room, doors, 60_000);
    const reasons: string[] = [];
    for (const viewerId of ['mia', 'noah']) {
      const visitor = { ...inRoom, viewerId };
      await attendance.enter(visitor, 'phone', { clientStayId: newId(), source: { channel: 'external' } });
      await attendance.disconnect(visitor, 'phone', 40);
      await attendance.showOut((id) => id === viewerId);
      const left = day.log.filter(({ fact }) => fact.type === viewerLeft.type);
      reasons.push(left.map((entry) => dataOf(entry).reason).join());
    }
    expect(reasons).toEqual(['', 'connection_lost']);
  });
});
