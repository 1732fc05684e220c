import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { RevokedKeys } from '@shopcast/access';
import { type AccessKeyRevoked, accessKeyRevoked, type RecordedEvent } from '@shopcast/contracts';
import { Consumer, Handles } from '@shopcast/event-log';
import { AccessKeyRepository } from '../persistence/access-key.repository.js';
import { Repeating } from '../room/repeating.js';

const LOOK_EVERY_MS = 5_000;
/** Longer than any transaction and any difference between two clocks. */
const LOOK_BACK_MS = 10 * 60_000;

/**
 * Keys that no longer open anything. The keys are kept in this service anyway, so nothing has to be copied. The log tells
 * only one of several processes of a revocation; the others look themselves.
 */
@Consumer('stream-session.revoked-keys')
export class RevokedKeysProjection implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly looking = new Repeating('looking for revoked keys', LOOK_EVERY_MS, () =>
    this.loadSince(Date.now() - LOOK_BACK_MS),
  );

  constructor(
    private readonly keys: AccessKeyRepository,
    private readonly revokedKeys: RevokedKeys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.loadSince(0);
    this.looking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  @Handles(accessKeyRevoked)
  async revoked({ data }: RecordedEvent<AccessKeyRevoked>): Promise<void> {
    this.revokedKeys.add([data.keyId]);
  }

  private async loadSince(sinceMs: number): Promise<void> {
    this.revokedKeys.add(await this.keys.revokedSince(sinceMs));
  }
}
