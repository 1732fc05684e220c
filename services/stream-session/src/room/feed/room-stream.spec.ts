import type { RoomPosition } from '@shopcast/contracts';
import { type LiveState, MemoryLiveState, type StreamBatch } from '@shopcast/live-state';
import { RoomStream, streamOf } from './room-stream.js';

/** The stream of one process, and what came out of it. */
function process(liveState: LiveState) {
  const heard: string[] = [];
  const jumps: RoomPosition[] = [];
  const stream = new RoomStream(liveState, 's', {
    heard: (first, entries) => entries.forEach((entry, index) => heard.push(`${first + index} ${entry}`)),
    jumped: (to) => jumps.push(to),
  });
  return { stream, heard, jumps };
}

/** A Redis that can be away, and that keeps only so many batches. */
class Shared extends MemoryLiveState {
  isAway = false;
  keeps = Infinity;

  override async append(stream: string, entries: readonly string[]): Promise<StreamBatch> {
    if (this.isAway) throw new Error('away');
    return super.append(stream, entries);
  }

  override async tail(stream: string) {
    if (this.isAway) throw new Error('away');
    const { batches, ...tail } = await super.tail(stream);
    return { ...tail, batches: batches.slice(-this.keeps) };
  }
}

const numbered = (from: number, ...entries: string[]): string[] => entries.map((entry, n) => `${from + n} ${entry}`);

describe('the stream of a room', () => {
  let shared: Shared;
  beforeEach(() => (shared = new Shared()));

  it('is one sequence for all processes, whatever the order in which batches come and however often', async () => {
    const [one, other] = [process(shared), process(shared)];
    await Promise.all([one.stream.open(), other.stream.open()]);
    await one.stream.append('a');
    await one.stream.append('b');
    await one.stream.append('c');
    const { batches } = await shared.tail(streamOf('s'));

    for (const index of [2, 0, 2, 1, 0]) other.stream.hear(batches[index] as StreamBatch);
    expect(other.heard).toEqual(numbered(1, 'a', 'b', 'c'));
    await other.stream.append('d');
    expect(other.heard).toEqual(numbered(1, 'a', 'b', 'c', 'd'));
    expect(other.stream.position).toEqual({ ...one.stream.position, seq: 4 });
  });

  it('asks for what it did not hear', async () => {
    const [one, other] = [process(shared), process(shared)];
    await Promise.all([one.stream.open(), other.stream.open()]);
    for (const entry of ['a', 'b', 'c']) await one.stream.append(entry);
    other.stream.hear((await shared.tail(streamOf('s'))).batches[2] as StreamBatch);
    expect(other.heard).toEqual([]);
    await other.stream.catchUp();
    expect(other.heard).toEqual(numbered(1, 'a', 'b', 'c'));
  });

  it('jumps over what nobody keeps any more, and says so', async () => {
    const [one, other] = [process(shared), process(shared)];
    await Promise.all([one.stream.open(), other.stream.open()]);
    for (const entry of ['a', 'b', 'c', 'd']) await one.stream.append(entry);
    shared.keeps = 2;
    await other.stream.catchUp();
    expect(other.heard).toEqual(numbered(3, 'c', 'd'));
    expect(other.jumps.at(-1)).toEqual({ ...one.stream.position, seq: 2 });
  });

  it('goes its own way under another epoch while it is alone, and comes back for what others said', async () => {
    const [one, other] = [process(shared), process(shared)];
    await Promise.all([one.stream.open(), other.stream.open()]);
    await one.stream.append('a');
    const { epoch } = one.stream.position;
    shared.isAway = true;
    await one.stream.append('b');
    expect(one.stream.position.epoch).not.toBe(epoch);
    expect(one.heard).toEqual([...numbered(1, 'a'), ...numbered(1, 'b')]);

    shared.isAway = false;
    await other.stream.append('c');
    one.stream.tick(Date.now());
    await one.stream.catchUp();
    expect(one.stream.position).toEqual({ epoch, seq: 2 });
    expect(one.heard.slice(-2)).toEqual(numbered(1, 'a', 'c'));
  });
});
