import type { InteractionDefinition } from './case-definition.js';
import type { Part } from './casting.js';
import type { Random } from './random.js';
import type { ViewerStep } from './script.js';
import type { Stay } from './stays.js';

export interface Performed {
  readonly person: number;
  readonly step: ViewerStep;
}

const SHARED_TO = ['moments', 'chat', 'weibo', 'link'] as const;

/** Comments, likes, follows and shares: at any second that somebody of those who do such things is there. */
export function interactionsOf(
  definition: InteractionDefinition,
  parts: readonly Part[],
  stays: readonly Stay[],
  random: Random,
): Performed[] {
  const { comments, likes, shares, phrases } = definition;
  const [commenting, liking, sharing] = [random.fork('comments'), random.fork('likes'), random.fork('shares')];
  const talkers = new Presence(stays.filter(({ person }) => parts[person]?.comments));
  const fans = new Presence(stays.filter(({ person }) => parts[person]?.likes));
  const everybody = new Presence(stays);
  return [
    ...times(comments, () => talkers.moment(commenting, { kind: 'comment', text: commenting.pick(phrases) })),
    ...tapsOf(likes, liking).map((count) => fans.moment(liking, { kind: 'like', count })),
    ...times(shares, () => everybody.moment(sharing, { kind: 'share', channel: sharing.pick(SHARED_TO) })),
    ...followsOf(parts, stays, random.fork('follows')),
  ];
}

/** Taps come in bursts: each message carries a few, and together they are all. */
function tapsOf(total: number, random: Random): number[] {
  const bursts: number[] = [];
  for (let rest = total; rest > 0; rest -= bursts.at(-1) ?? 0)
    bursts.push(Math.min(rest, 40, 1 + Math.floor(random.exponential(7))));
  return bursts;
}

function followsOf(parts: readonly Part[], stays: readonly Stay[], random: Random): Performed[] {
  const staysByPerson = Map.groupBy(stays, ({ person }) => person);
  return parts.flatMap(({ follows }, person) => {
    if (!follows) return [];
    return [new Presence([random.pick(staysByPerson.get(person) ?? [])]).moment(random, { kind: 'follow' })];
  });
}

type Untimed = ViewerStep extends infer Step ? (Step extends ViewerStep ? Omit<Step, 'atMs'> : never) : never;

/** Every second that anybody watches is equally likely to be the one in which something is done. */
class Presence {
  private readonly endsMs: number[] = [];

  constructor(private readonly stays: readonly Stay[]) {
    let watchedMs = 0;
    for (const { enterMs, exitMs } of stays) this.endsMs.push((watchedMs += exitMs - enterMs));
  }

  moment(random: Random, step: Untimed): Performed {
    const drawnMs = random.unit() * (this.endsMs.at(-1) ?? 0);
    const stay = this.stays[this.firstEndingAfter(drawnMs)];
    if (!stay) throw new Error('nobody is there to do what the case says is done');
    const marginMs = (stay.exitMs - stay.enterMs) / 20;
    const atMs = Math.round(random.between(stay.enterMs + marginMs, stay.exitMs - marginMs));
    return { person: stay.person, step: { ...step, atMs } };
  }

  private firstEndingAfter(watchedMs: number): number {
    let [low, high] = [0, this.endsMs.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.endsMs[middle] ?? 0) > watchedMs) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
