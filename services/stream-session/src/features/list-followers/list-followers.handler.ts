import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type Page, type PageQuery, toPage } from '@shopcast/http';
import { timeAndText } from '../../api/sort-key.js';
import { AccountRepository } from '../../persistence/account.repository.js';
import { type Follower, FollowerRepository } from '../../persistence/follower.repository.js';

@Injectable()
export class ListFollowersHandler {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly followers: FollowerRepository,
  ) {}

  /** @throws AccountNotFound also when it is not the caller's */
  async handle(
    caller: Principal,
    accountId: string,
    { limit, cursor }: PageQuery,
  ): Promise<Page<Follower> & { total: number }> {
    const scope = scopeOf(caller);
    await this.accounts.find(scope, accountId);
    const after = timeAndText(cursor);
    const [rows, total] = await Promise.all([
      this.followers.list(scope, accountId, limit + 1, after && { followedAtMs: after[0], viewerId: after[1] }),
      this.followers.count(scope, accountId),
    ]);
    const page = toPage(
      rows,
      limit,
      (row) => row,
      ({ followedAtMs, viewerId }) => [followedAtMs, viewerId],
    );
    return { ...page, total };
  }
}
