import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import type { Broadcast, Ingest } from '../../domain/media/ingest.js';
import { IngestRepository } from '../../persistence/ingest.repository.js';

@Injectable()
export class SetUpMediaHandler {
  constructor(private readonly ingests: IngestRepository) {}

  read(staff: Staff, sessionId: string): Promise<Broadcast> {
    return this.ingests.find(scopeOf(staff), sessionId);
  }

  /** It holds for whoever publishes next. */
  setUp(
    staff: Staff,
    sessionId: string,
    { publishingGoesLive, coverUrl }: Pick<Ingest, 'publishingGoesLive' | 'coverUrl'>,
  ): Promise<Broadcast> {
    return this.ingests.change(scopeOf(staff), sessionId, ({ session, ingest }) => ({
      state: { session, ingest: { ...ingest, publishingGoesLive, coverUrl } },
      facts: [],
    }));
  }
}
