import type { KeyObject } from 'node:crypto';
import { loggerFor } from '@shopcast/telemetry';

/** A key with which WeChat Pay signs, from one of its certificates or given to the merchant as it is. */
export interface PlatformKey {
  readonly serial: string;
  readonly key: KeyObject;
  /** Infinity for a key without a certificate. */
  readonly validToMs: number;
}

/** New certificates are published a day before they are used. */
const FRESH_MS = 10 * 3_600_000;
/** Whoever forges serial numbers must not make us ask without end. */
const FETCHES_PER_MINUTE = 10;

/**
 * The keys of WeChat Pay by their serial numbers. Certificates change every few years, and for a time both the old and
 * the new one sign; an unknown serial number makes this ask for the certificates there are now.
 */
export class PlatformKeys {
  private readonly logger = loggerFor('order.wechat-pay');
  private keys: ReadonlyMap<string, PlatformKey>;
  private fetchedAtMs = -Infinity;
  private fetching: Promise<void> | undefined;
  private recentFetches: readonly number[] = [];

  /** @param fetchKeys asks WeChat Pay; what it answers is authentic */
  constructor(
    private readonly fetchKeys: () => Promise<readonly PlatformKey[]>,
    given: readonly PlatformKey[] = [],
    private readonly now: () => number = Date.now,
  ) {
    this.keys = bySerial(given);
  }

  /** undefined when WeChat Pay has no such certificate, or cannot be asked now. */
  async keyOf(serial: string): Promise<KeyObject | undefined> {
    const known = this.valid(serial);
    const stale = known && known.validToMs !== Infinity && this.now() - this.fetchedAtMs > FRESH_MS;
    if (stale) void this.refresh();
    if (known) return known.key;
    await this.refresh();
    return this.valid(serial)?.key;
  }

  private valid(serial: string): PlatformKey | undefined {
    const known = this.keys.get(serial);
    return known && known.validToMs > this.now() ? known : undefined;
  }

  /** Never rejects: without new keys the old ones stay. */
  private refresh(): Promise<void> {
    this.fetching ??= this.fetchUnlessTooOften().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async fetchUnlessTooOften(): Promise<void> {
    this.recentFetches = this.recentFetches.filter((atMs) => atMs > this.now() - 60_000);
    if (this.recentFetches.length >= FETCHES_PER_MINUTE) return;
    this.recentFetches = [...this.recentFetches, this.now()];
    try {
      const fetched = await this.fetchKeys();
      // Those that we know and that are listed no more may still have signed something that is on its way.
      this.keys = bySerial([...this.keys.values(), ...fetched].filter(({ validToMs }) => validToMs > this.now()));
      this.fetchedAtMs = this.now();
    } catch (error) {
      this.logger.error({ err: error }, 'the certificates of WeChat Pay cannot be had; the known ones stay');
    }
  }
}

const bySerial = (keys: readonly PlatformKey[]): ReadonlyMap<string, PlatformKey> =>
  new Map(keys.map((key) => [key.serial, key]));
