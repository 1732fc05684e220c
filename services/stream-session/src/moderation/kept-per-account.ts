import type { LiveState } from '@shopcast/live-state';
import { loggerFor } from '@shopcast/telemetry';
import { Repeating } from '../room/repeating.js';

/** What nobody has asked for during so long is forgotten. */
const KEEP_UNUSED_MS = 600_000;

const logger = loggerFor('stream-session.kept-per-account');

export interface Versioned<Value> {
  /** Counts the changes of this account. */
  readonly version: number;
  readonly value: Value;
}

/** Where it is stored, and how processes hear of changes. */
export interface AccountSource<Value> {
  readonly channel: string;
  /** How soon a change is found that was not heard of. */
  readonly lookEveryMs: number;
  read(accountId: string): Promise<Versioned<Value>>;
  /** The versions of these accounts, as far as they have one. */
  versions(accountIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

interface Kept<Value> extends Versioned<Value> {
  usedMs: number;
}

/** Something that each account has set, for the accounts whose rooms are in use here: read once, and kept up to date. */
export class KeptPerAccount<Value> {
  private readonly kept = new Map<string, Kept<Value>>();
  private readonly loading = new Map<string, Promise<Kept<Value>>>();
  private readonly looking: Repeating;
  private stopListening: (() => void) | undefined;

  /** @param renewed is told of every newer value */
  constructor(
    private readonly source: AccountSource<Value>,
    private readonly liveState: LiveState,
    private readonly renewed: (accountId: string, value: Value) => void = () => undefined,
  ) {
    this.looking = new Repeating(`looking for changed ${source.channel}`, source.lookEveryMs, () => this.look());
  }

  start(): void {
    this.stopListening = this.liveState.subscribe(this.source.channel, (accountId) => void this.heard(accountId));
    this.looking.start();
  }

  stop(): Promise<void> {
    this.stopListening?.();
    return this.looking.stop();
  }

  async of(accountId: string): Promise<Value> {
    const known = this.kept.get(accountId) ?? (await (this.loading.get(accountId) ?? this.load(accountId)));
    known.usedMs = Date.now();
    return known.value;
  }

  /** The value in this very turn, for whoever has waited for it before. @throws Error for who has not */
  now(accountId: string): Value {
    const known = this.kept.get(accountId);
    if (!known) throw new Error(`${this.source.channel} of an account were used before they were read`);
    return known.value;
  }

  /** A change has been stored. It holds here when this resolves, and everywhere a moment later. */
  async changed(accountId: string): Promise<void> {
    this.liveState.publish(this.source.channel, accountId);
    await this.refresh(accountId);
  }

  private async heard(accountId: string): Promise<void> {
    if (this.kept.has(accountId) || this.loading.has(accountId)) await this.refresh(accountId);
  }

  /** What is known holds on until the new value is there. */
  private async refresh(accountId: string): Promise<void> {
    // What is being read may be older than the change.
    await this.loading.get(accountId)?.catch(() => undefined);
    try {
      await (this.loading.get(accountId) ?? this.load(accountId));
    } catch (error) {
      logger.warn({ err: error, accountId, what: this.source.channel }, 'a change could not be read; trying again');
    }
  }

  private async look(): Promise<void> {
    const nowMs = Date.now();
    for (const [accountId, { usedMs }] of this.kept) if (nowMs - usedMs > KEEP_UNUSED_MS) this.kept.delete(accountId);
    if (this.kept.size === 0) return;
    const versions = await this.source.versions([...this.kept.keys()]);
    const changed = [...versions].filter(([accountId, version]) => version > (this.kept.get(accountId)?.version ?? 0));
    await Promise.all(changed.map(([accountId]) => this.refresh(accountId)));
  }

  private load(accountId: string): Promise<Kept<Value>> {
    const loading = this.source
      .read(accountId)
      .then((read) => this.keep(accountId, read))
      .finally(() => this.loading.delete(accountId));
    this.loading.set(accountId, loading);
    return loading;
  }

  /** Of two that were read at the same time the newer one stays, whichever arrives last. */
  private keep(accountId: string, { version, value }: Versioned<Value>): Kept<Value> {
    const known = this.kept.get(accountId);
    if (known && known.version >= version) return known;
    const kept = { version, value, usedMs: Date.now() };
    this.kept.set(accountId, kept);
    this.renewed(accountId, value);
    return kept;
  }
}
