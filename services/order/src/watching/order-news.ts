import { Injectable } from '@nestjs/common';
import { LiveState, type Unsubscribe } from '@shopcast/live-state';

const channelOf = (accountId: string): string => `order.feed.${accountId}`;

/**
 * Says that an account's orders have changed, to all processes of the service: the one that takes the fact in need not
 * be the one through which somebody watches. What is lost is found by looking at the feed.
 */
@Injectable()
export class OrderNews {
  constructor(private readonly liveState: LiveState) {}

  tell(accountIds: readonly string[]): void {
    for (const accountId of accountIds) this.liveState.publish(channelOf(accountId), '');
  }

  listen(accountId: string, heard: () => void): Unsubscribe {
    return this.liveState.subscribe(channelOf(accountId), heard);
  }
}
