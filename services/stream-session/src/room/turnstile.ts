import { FrameAllowance } from './frame-allowance.js';

/** Whom a connection counts for. */
export interface Comer {
  /** Of a viewer, or of a key of the staff. */
  readonly viewer: string;
  readonly address: string;
  readonly account: string;
}

export interface Limit {
  readonly connections: number;
  readonly framesPerSecond: number;
  readonly frameBurst: number;
}

export type TurnstileLimits = Readonly<Record<keyof Comer, Limit>>;

/** A viewer who is too fast is closed; an address or an account has neighbours, who are asked to try again. */
export type FrameVerdict = 'fine' | 'tooFast' | 'busy';

/** A place in the room; to be given back. */
export interface Pass {
  takeFrame(nowMs: number): FrameVerdict;
  release(): void;
}

interface Count {
  connections: number;
  readonly allowance: FrameAllowance;
}

const kinds = ['viewer', 'address', 'account'] as const;

/** Counts the connections of this process, and what they say, by viewer, address and account. */
export class Turnstile {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly limits: TurnstileLimits) {}

  /** @returns undefined when there are too many already */
  enter(comer: Comer, nowMs: number): Pass | undefined {
    const counts = kinds.map((kind) => this.countOf(kind, comer, nowMs));
    if (counts.some(({ connections }, index) => connections >= this.limits[kinds[index] ?? 'viewer'].connections)) {
      this.forgetEmpty(comer);
      return undefined;
    }
    for (const count of counts) count.connections += 1;
    return {
      takeFrame: (atMs) => judge(counts, atMs),
      release: () => {
        for (const count of counts) count.connections -= 1;
        this.forgetEmpty(comer);
      },
    };
  }

  private countOf(kind: keyof Comer, comer: Comer, nowMs: number): Count {
    const key = `${kind} ${comer[kind]}`;
    const known = this.counts.get(key);
    if (known) return known;
    const { framesPerSecond, frameBurst } = this.limits[kind];
    const count = { connections: 0, allowance: new FrameAllowance(framesPerSecond, frameBurst, nowMs) };
    this.counts.set(key, count);
    return count;
  }

  private forgetEmpty(comer: Comer): void {
    for (const kind of kinds) {
      const key = `${kind} ${comer[kind]}`;
      if (this.counts.get(key)?.connections === 0) this.counts.delete(key);
    }
  }
}

function judge([viewer, ...neighbours]: readonly Count[], nowMs: number): FrameVerdict {
  if (!viewer?.allowance.take(nowMs)) return 'tooFast';
  return neighbours.every(({ allowance }) => allowance.take(nowMs)) ? 'fine' : 'busy';
}
