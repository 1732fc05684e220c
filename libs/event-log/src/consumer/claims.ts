import { asService, type Database, type Transaction } from '@shopcast/database';
import type { TopicPartition } from '../log/event-log.js';

/** The right to move a consumer's offset of one partition on. Whoever claims later has a higher epoch and ends it. */
export interface Claim extends TopicPartition {
  readonly epoch: number;
  /** First offset whose effects are not yet committed. */
  nextOffset: number;
}

/** A claim and the offset to which a transaction moves it. */
export interface Advance {
  readonly claim: Claim;
  readonly toOffset: number;
}

/** The offsets are not as this member left them; nothing may be written with these claims. */
export class ClaimsChanged extends Error {
  constructor(
    /** No longer ours: claimed by another member since. */
    readonly lost: readonly Claim[],
    /** Still ours, but further on: a commit whose answer was lost had succeeded. Their `nextOffset` has been corrected. */
    readonly moved: readonly Claim[],
  ) {
    super(`Partitions changed hands or moved on: ${[...lost, ...moved].map(nameOf).join(', ')}`);
    this.name = 'ClaimsChanged';
  }
}

const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

interface OffsetRow {
  readonly topic: string;
  readonly partition: number;
  readonly next_offset: string;
  readonly epoch: string;
}

const toClaim = ({ topic, partition, next_offset, epoch }: OffsetRow): Claim => ({
  topic,
  partition,
  nextOffset: Number(next_offset),
  epoch: Number(epoch),
});

/**
 * Takes partitions over. Waits for a transaction of the earlier owner that is committing right now; everything it
 * starts afterwards fails. A consumer that is new starts at offset 0.
 */
export async function claimPartitions(
  database: Database,
  { consumer, owner, partitions }: { consumer: string; owner: string; partitions: readonly TopicPartition[] },
): Promise<Claim[]> {
  const rows = await database.query<OffsetRow>(
    asService,
    `INSERT INTO consumer_offsets AS o (consumer, topic, partition, next_offset, epoch, claimed_by)
     SELECT $1, topic, partition, 0, 1, $2 FROM unnest($3::text[], $4::int[]) AS p(topic, partition)
     ORDER BY topic, partition
     ON CONFLICT (consumer, topic, partition)
     DO UPDATE SET epoch = o.epoch + 1, claimed_by = excluded.claimed_by, claimed_at = now()
     RETURNING topic, partition, next_offset, epoch`,
    [consumer, owner, partitions.map(({ topic }) => topic), partitions.map(({ partition }) => partition)],
  );
  return rows.map(toClaim);
}

/**
 * Locks the claims for this transaction and proves that they still hold, before any work is done under them. Always in
 * one order, so that members cannot deadlock. A frozen member's transaction is ended by the server after
 * `idleTimeoutMs`, so that it cannot hold a partition back for ever.
 * @throws ClaimsChanged
 */
export async function lockClaims(
  tx: Transaction,
  consumer: string,
  claims: readonly Claim[],
  idleTimeoutMs: number,
): Promise<void> {
  const rows = (await tx.query(
    `SELECT o.topic, o.partition, o.next_offset, o.epoch,
            set_config('idle_in_transaction_session_timeout', $4, true) AS patience
     FROM consumer_offsets o JOIN unnest($2::text[], $3::int[]) AS c(topic, partition) USING (topic, partition)
     WHERE o.consumer = $1
     ORDER BY o.topic, o.partition
     FOR UPDATE OF o`,
    [consumer, claims.map(({ topic }) => topic), claims.map(({ partition }) => partition), String(idleTimeoutMs)],
  )) as OffsetRow[];
  const actual = new Map(rows.map((row) => [`${row.topic}/${row.partition}`, toClaim(row)]));

  // An offset behind ours speaks of a restored database: what lies between must be read again, so we start anew.
  const isLost = (claim: Claim, found?: Claim): boolean =>
    found === undefined || found.epoch !== claim.epoch || found.nextOffset < claim.nextOffset;
  const lost = claims.filter((claim) => isLost(claim, actual.get(nameOf(claim))));
  const moved = claims.filter(
    (claim) => !lost.includes(claim) && actual.get(nameOf(claim))?.nextOffset !== claim.nextOffset,
  );
  for (const claim of moved) claim.nextOffset = actual.get(nameOf(claim))?.nextOffset ?? claim.nextOffset;
  if (lost.length + moved.length > 0) throw new ClaimsChanged(lost, moved);
}

/**
 * Moves the offsets in the transaction of the effects, under the condition that nobody else has: the last line of
 * defence, whatever happened before.
 * @throws ClaimsChanged
 */
export async function advanceClaims(tx: Transaction, consumer: string, advances: readonly Advance[]): Promise<void> {
  const [row] = (await tx.query(
    `WITH moved AS (
       UPDATE consumer_offsets o SET next_offset = a.to_offset
       FROM unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[])
            AS a(topic, partition, epoch, from_offset, to_offset)
       WHERE o.consumer = $1 AND o.topic = a.topic AND o.partition = a.partition
         AND o.epoch = a.epoch AND o.next_offset = a.from_offset
       RETURNING 1)
     SELECT count(*)::int AS moved FROM moved`,
    [
      consumer,
      advances.map(({ claim }) => claim.topic),
      advances.map(({ claim }) => claim.partition),
      advances.map(({ claim }) => claim.epoch),
      advances.map(({ claim }) => claim.nextOffset),
      advances.map(({ toOffset }) => toOffset),
    ],
  )) as [{ moved: number }];
  if (row.moved !== advances.length)
    throw new ClaimsChanged(
      advances.map(({ claim }) => claim),
      [],
    );
}
