import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { PageQuery, pageOf, Refuses, UuidParam } from '@shopcast/http';
import type { Follower } from '../../persistence/follower.repository.js';
import { ListFollowersHandler } from './list-followers.handler.js';

export class FollowerAnswer {
  @ApiProperty({ example: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M' }) readonly viewerId!: string;
  @ApiProperty({ format: 'uuid', description: 'The session from which it began' }) readonly sessionId!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly followedAt!: string;
}

export class FollowerPage extends pageOf(FollowerAnswer) {
  @ApiProperty({ type: 'integer', description: 'Followers in all' }) readonly total!: number;
}

@ApiTags('accounts')
@Controller('v1/accounts/:accountId/followers')
export class ListFollowersController {
  constructor(private readonly handler: ListFollowersHandler) {}

  @Get()
  @Allow({ operator: true, staff: ['account', 'host', 'analyst'] })
  @ApiOkResponse({ type: FollowerPage, description: 'Newest first' })
  @Refuses(400, 401, 403, 404)
  async list(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @Query() query: PageQuery,
  ): Promise<FollowerPage> {
    const { items, ...page } = await this.handler.handle(caller, accountId, query);
    return { ...page, items: items.map(toAnswer) };
  }
}

const toAnswer = ({ viewerId, sessionId, followedAtMs }: Follower): FollowerAnswer => ({
  viewerId,
  sessionId,
  followedAt: new Date(followedAtMs).toISOString(),
});
