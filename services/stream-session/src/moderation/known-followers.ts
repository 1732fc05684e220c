import { Injectable } from '@nestjs/common';
import { NotFollowing } from '../domain/moderation/moderation.errors.js';
import type { Visitor } from '../domain/room-fact.js';
import { FollowersOnlyRepository } from '../persistence/followers-only.repository.js';
import { Batcher } from '../room/batcher.js';
import { RecentIds } from '../room/recent-ids.js';

/** Comments that come within so long share a look at the followers. */
const GATHER_MS = 5;
const REMEMBERED = 50_000;

/** Who follows the accounts whose rooms are for followers only. Nobody ceases to follow, so who does is remembered. */
@Injectable()
export class KnownFollowers {
  private readonly known = new RecentIds(REMEMBERED);
  private readonly looking: Batcher<Visitor, boolean>;

  constructor(private readonly rooms: FollowersOnlyRepository) {
    this.looking = new Batcher<Visitor, boolean>((visitors) => this.look(visitors), GATHER_MS);
  }

  /** @throws NotFollowing */
  async refuseOthers(visitor: Visitor): Promise<void> {
    const name = `${visitor.accountId}:${visitor.viewerId}`;
    if (this.known.has(name)) return;
    if (!(await this.looking.ask(visitor))) throw new NotFollowing();
    this.known.add(name);
  }

  private async look(visitors: readonly Visitor[]): Promise<boolean[]> {
    const follow = new Map<Visitor, boolean>();
    for (const [accountId, together] of Map.groupBy(visitors, (visitor) => visitor.accountId)) {
      const viewerIds = together.map(({ viewerId }) => viewerId);
      const followers = await this.rooms.followers(accountId, viewerIds);
      for (const visitor of together) follow.set(visitor, followers.has(visitor.viewerId));
    }
    return visitors.map((visitor) => follow.get(visitor) ?? false);
  }
}
