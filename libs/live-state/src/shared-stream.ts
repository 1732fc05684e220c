/** Entries that were numbered together, the first of them with `first`. Numbers of different epochs cannot be compared. */
export interface StreamBatch {
  readonly epoch: string;
  readonly first: number;
  readonly entries: readonly string[];
}

/** Where a stream stands, and what of it is still kept. */
export interface StreamTail {
  readonly epoch: string;
  /** The number of the last entry; 0 when there has been none. */
  readonly last: number;
  /** The last batches, in order and without gaps. */
  readonly batches: readonly StreamBatch[];
}

/** So many entries are kept at least for whoever comes back, when there have been so many. */
export const KEPT_BATCHES = 1_000;

/** `epoch first [entries]`: a batch as it travels. */
export const writeBatch = (epoch: string, first: number, entries: string): string => `${epoch} ${first} ${entries}`;

/** @returns undefined for what another version of this program may have sent */
export function readBatch(message: string): StreamBatch | undefined {
  const [, epoch, first, entries] = /^([\w-]+) (\d+) (\[.*\])$/s.exec(message) ?? [];
  if (epoch === undefined || first === undefined || entries === undefined) return undefined;
  return { epoch, first: Number(first), entries: JSON.parse(entries) as string[] };
}
