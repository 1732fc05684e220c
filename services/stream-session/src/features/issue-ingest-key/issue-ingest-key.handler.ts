import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { newId } from '@shopcast/kernel';
import { issueIngestKey } from '../../domain/media/ingest-key.js';
import { ingestHash, newIngestSecret } from '../../media/ingest-secret.js';
import { MediaServer } from '../../media/media-server.js';
import { IngestRepository } from '../../persistence/ingest.repository.js';

export interface IssuedIngestKey {
  readonly keyId: string;
  /** Told now and never again. */
  readonly key: string;
  readonly publishUrl: string;
  readonly expiresAtMs: number;
}

@Injectable()
export class IssueIngestKeyHandler {
  constructor(
    private readonly ingests: IngestRepository,
    private readonly server: MediaServer,
  ) {}

  /** @throws SessionNotFound MediaNotConfigured SessionAlreadyEnded */
  async handle(staff: Staff, sessionId: string, lifetimeSeconds: number): Promise<IssuedIngestKey> {
    const scope = scopeOf(staff);
    // Whose session it is comes first: strangers learn nothing else.
    await this.ingests.find(scope, sessionId);
    const { publishUrl } = this.server;
    const [keyId, key] = [newId(), newIngestSecret()];
    const issuedAtMs = Date.now();
    const expiresAtMs = issuedAtMs + lifetimeSeconds * 1000;
    const kept = { keyId, hash: ingestHash(key), issuedAtMs, expiresAtMs };
    await this.ingests.change(scope, sessionId, (broadcast) => issueIngestKey(broadcast, kept));
    return { keyId, key, publishUrl, expiresAtMs };
  }
}
