import type { Ingest, IngestKey, Loss, Publication } from '../domain/media/ingest.js';

/** A row of `ingests` with its times as numbers. */
export interface IngestRow {
  readonly publishing_goes_live: boolean;
  readonly cover_url: string | null;
  readonly key_id: string | null;
  readonly key_hash: string | null;
  readonly key_issued_at_ms: number | null;
  readonly key_expires_at_ms: number | null;
  readonly publication_id: string | null;
  readonly publication_key_id: string | null;
  readonly published_at_ms: number | null;
  readonly seen_at_ms: number | null;
  readonly lost_at_ms: number | null;
  readonly lost_because: 'left' | 'silent' | null;
  readonly lost_settled: boolean;
  readonly departed_id: string | null;
  readonly paused_at_ms: number | null;
}

/** In the order in which {@link ingestValues} gives them. */
export const ingestColumns: readonly (keyof IngestRow)[] = [
  'publishing_goes_live',
  'cover_url',
  'key_id',
  'key_hash',
  'key_issued_at_ms',
  'key_expires_at_ms',
  'publication_id',
  'publication_key_id',
  'published_at_ms',
  'seen_at_ms',
  'lost_at_ms',
  'lost_because',
  'lost_settled',
  'departed_id',
  'paused_at_ms',
];

export const ingestValues = ({ key, publication, ...ingest }: Ingest): unknown[] => [
  ingest.publishingGoesLive,
  ingest.coverUrl,
  ...(key ? [key.keyId, key.hash, key.issuedAtMs, key.expiresAtMs] : [null, null, null, null]),
  ...(publication
    ? [publication.publicationId, publication.keyId, publication.publishedAtMs, publication.seenAtMs]
    : [null, null, null, null]),
  publication?.loss?.atMs ?? null,
  publication?.loss?.reason ?? null,
  publication?.loss?.settled ?? false,
  ingest.departedId,
  ingest.pausedAtMs,
];

export const toIngest = (row: IngestRow): Ingest => ({
  publishingGoesLive: row.publishing_goes_live,
  coverUrl: row.cover_url,
  key: toKey(row),
  publication: toPublication(row),
  departedId: row.departed_id,
  pausedAtMs: row.paused_at_ms,
});

/** The checks of the table guarantee that what belongs together is there together. */
function toKey(row: IngestRow): IngestKey | null {
  const { key_id: keyId, key_hash: hash, key_issued_at_ms: issuedAtMs, key_expires_at_ms: expiresAtMs } = row;
  if (keyId === null || hash === null || issuedAtMs === null || expiresAtMs === null) return null;
  return { keyId, hash, issuedAtMs, expiresAtMs };
}

function toPublication(row: IngestRow): Publication | null {
  const { publication_id: publicationId, publication_key_id: keyId } = row;
  const { published_at_ms: publishedAtMs, seen_at_ms: seenAtMs } = row;
  if (publicationId === null || keyId === null || publishedAtMs === null || seenAtMs === null) return null;
  return { publicationId, keyId, publishedAtMs, seenAtMs, loss: toLoss(row) };
}

/** Who was lost before reasons were kept is not taken back. */
const toLoss = ({ lost_at_ms: atMs, lost_because: reason, lost_settled: settled }: IngestRow): Loss | null =>
  atMs === null ? null : { reason: reason ?? 'left', atMs, settled };
