import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LiveState } from '@shopcast/live-state';
import { StandingRestrictions } from '../domain/moderation/standing-restrictions.js';
import { RestrictionRepository } from '../persistence/restriction.repository.js';
import { StreamSessionConfig } from '../stream-session.config.js';
import { KeptPerAccount } from './kept-per-account.js';

type Listener = (accountId: string, standing: StandingRestrictions) => void;

/** Who is muted or banned, for the accounts whose rooms are in use here. */
@Injectable()
export class Restrictions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly kept: KeptPerAccount<StandingRestrictions>;
  private listener: Listener = () => undefined;

  constructor(repository: RestrictionRepository, liveState: LiveState, { ROOM_RULES_LOOK_MS }: StreamSessionConfig) {
    const read = async (accountId: string) => {
      const { version, restrictions } = await repository.standing(accountId, Date.now());
      return { version, value: new StandingRestrictions(restrictions) };
    };
    const versions = (accountIds: readonly string[]) => repository.versions(accountIds);
    const source = { channel: 'viewer-restrictions', lookEveryMs: ROOM_RULES_LOOK_MS, read, versions };
    this.kept = new KeptPerAccount(source, liveState, (accountId, value) => this.listener(accountId, value));
  }

  onApplicationBootstrap(): void {
    this.kept.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.kept.stop();
  }

  /** @param listener is told from now on whenever those of an account have changed */
  listen(listener: Listener): void {
    this.listener = listener;
  }

  of(accountId: string): Promise<StandingRestrictions> {
    return this.kept.of(accountId);
  }

  /** As they are in this turn, for whoever has asked for them before; nothing can come between asking and acting. */
  now(accountId: string): StandingRestrictions {
    return this.kept.now(accountId);
  }

  /** A change has been stored. It holds here when this resolves, and everywhere a moment later. */
  changed(accountId: string): Promise<void> {
    return this.kept.changed(accountId);
  }
}
