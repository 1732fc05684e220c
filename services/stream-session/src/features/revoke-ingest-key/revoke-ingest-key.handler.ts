import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { revokeIngestKey } from '../../domain/media/ingest-key.js';
import { IngestRepository } from '../../persistence/ingest.repository.js';

@Injectable()
export class RevokeIngestKeyHandler {
  constructor(private readonly ingests: IngestRepository) {}

  /** @throws SessionNotFound IngestKeyNotFound */
  async handle(staff: Staff, sessionId: string, keyId: string): Promise<void> {
    await this.ingests.change(scopeOf(staff), sessionId, (broadcast) => revokeIngestKey(broadcast, keyId));
  }
}
