import { Injectable } from '@nestjs/common';
import { asService } from '@shopcast/database';
import type { PublisherCall } from '@shopcast/media';
import { isPublishing } from '../../domain/media/ingest.js';
import { unpublish } from '../../domain/media/lose.js';
import { publish, stayPublished } from '../../domain/media/publish.js';
import { ingestHash } from '../../media/ingest-secret.js';
import { MediaConfig } from '../../media/media.config.js';
import type { MediaCall } from '../../media/media-call.js';
import { MediaServer } from '../../media/media-server.js';
import { type DecideBroadcast, IngestRepository } from '../../persistence/ingest.repository.js';
import { Rooms } from '../../room/rooms.js';

/** What a media server says has been proved to be its word before it comes here. */
@Injectable()
export class HearMediaServerHandler {
  constructor(
    private readonly ingests: IngestRepository,
    private readonly rooms: Rooms,
    private readonly server: MediaServer,
    private readonly config: MediaConfig,
  ) {}

  /** @throws whatever refuses the publisher or the viewer */
  async handle(call: MediaCall): Promise<void> {
    if (call.event === 'play') return this.server.checkPlayback(call.sessionId, call.permit, Date.now());
    const { sessionId } = call;
    if (call.event === 'unpublish')
      return void (await this.ingests.change(asService, sessionId, this.decisionOn(call)));
    if (call.event === 'alive' && (await this.goesOn(call))) return;
    await this.rooms.whileStill(sessionId, async () => {
      const { session } = await this.ingests.change(asService, sessionId, this.decisionOn(call));
      return session;
    });
  }

  /** Most signs of life change nothing for the session, and the room need not hold its breath for them. */
  private async goesOn({ sessionId, publicationId }: PublisherCall): Promise<boolean> {
    const { ingest } = await this.ingests.change(asService, sessionId, (broadcast, nowMs) =>
      broadcast.ingest.publication?.loss
        ? { state: broadcast, facts: [] }
        : stayPublished(broadcast, publicationId, nowMs),
    );
    return isPublishing(ingest);
  }

  private decisionOn({ event, publicationId, key }: PublisherCall): DecideBroadcast {
    if (event === 'alive') return (broadcast, nowMs) => stayPublished(broadcast, publicationId, nowMs);
    if (event === 'unpublish') return (broadcast, nowMs) => unpublish(broadcast, publicationId, nowMs);
    const publisher = { publicationId, keyHash: ingestHash(key ?? '') };
    return (broadcast, nowMs) => publish(broadcast, publisher, nowMs, this.config.MEDIA_SILENT_MS);
  }
}
