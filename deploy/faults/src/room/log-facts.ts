import { commentPosted, topics, viewerEntered, viewerLeft } from '@shopcast/contracts';
import { type EventLog, fromRecord } from '@shopcast/event-log';

/** What the log says of a room. */
export interface LoggedRoom {
  /** Numbers of the comments on the log, and how often each is there under different names. */
  readonly comments: ReadonlyMap<number, number>;
  /** Of stays that have begun and not ended. */
  readonly present: readonly string[];
  /** Stays that ended without having begun, or twice. */
  readonly oddStays: number;
}

const NUMBER = /^#(\d+) /;

/** Reads the log as consumers do: what is there again under the same id counts once. */
export async function loggedRoom(log: EventLog): Promise<LoggedRoom> {
  const seen = new Set<string>();
  const comments = new Map<number, number>();
  const stays = new Map<string, { viewerId: string; entered: number; left: number }>();
  await eachEvent(log, ({ id, type, data }) => {
    if (seen.has(id)) return;
    seen.add(id);
    if (type === commentPosted.type) {
      const n = Number(NUMBER.exec((data as { text: string }).text)?.[1]);
      comments.set(n, (comments.get(n) ?? 0) + 1);
    }
    if (type !== viewerEntered.type && type !== viewerLeft.type) return;
    const { stayId, viewerId } = data as { stayId: string; viewerId: string };
    const stay = stays.get(stayId) ?? { viewerId, entered: 0, left: 0 };
    stay[type === viewerEntered.type ? 'entered' : 'left'] += 1;
    stays.set(stayId, stay);
  });
  const all = [...stays.values()];
  return {
    comments,
    present: all.filter(({ entered, left }) => entered > left).map(({ viewerId }) => viewerId),
    oddStays: all.filter(({ entered, left }) => entered !== 1 || left > 1).length,
  };
}

async function eachEvent(log: EventLog, take: (event: ReturnType<typeof fromRecord>) => void): Promise<void> {
  const ends = await log.endOffsets([topics.audience.name, topics.interaction.name]);
  const ranges = [...ends].flatMap(([topic, partitions]) =>
    partitions.map((to, partition) => ({ topic, partition, from: 0, to })).filter(({ to }) => to > 0),
  );
  await log.scan(ranges, async ({ records }) => records.map(fromRecord).forEach(take));
}
