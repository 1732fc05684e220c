import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { refuseOtherSession } from '../../api/bound-token.js';
import { isPublishing } from '../../domain/media/ingest.js';
import { MediaServer } from '../../media/media-server.js';
import { Restrictions } from '../../moderation/restrictions.js';
import { IngestRepository } from '../../persistence/ingest.repository.js';
import type { PlaybackAnswer } from './read-playback.controller.js';

@Injectable()
export class ReadPlaybackHandler {
  constructor(
    private readonly ingests: IngestRepository,
    private readonly restrictions: Restrictions,
    private readonly server: MediaServer,
  ) {}

  /** @throws SessionNotFound also when it is another account's; NotAllowed for a token of another session; ViewerBanned */
  async handle(caller: Principal, sessionId: string): Promise<PlaybackAnswer> {
    refuseOtherSession(caller, sessionId);
    if (caller.kind === 'viewer') {
      const standing = await this.restrictions.of(caller.accountId);
      standing.refuseBanned({ sessionId, viewerId: caller.viewerId }, Date.now());
    }
    const { session, ingest } = await this.ingests.find(scopeOf(caller), sessionId);
    const { expiresAtMs, ...addresses } = this.server.playback(sessionId, Date.now());
    return {
      sessionId,
      medium: session.medium,
      coverUrl: ingest.coverUrl,
      publishing: isPublishing(ingest),
      ...addresses,
      expiresAt: new Date(expiresAtMs).toISOString(),
    };
  }
}
