import { Injectable } from '@nestjs/common';
import { type Principal, RevokedKeys } from '@shopcast/access';
import { concatMap, defer, from, type Observable, takeWhile } from 'rxjs';
import type { LiveRoom } from '../../persistence/room.repository.js';
import { LiveRooms } from './live-rooms.js';
import { changesSince, type KnownRooms, knownFrom, type RoomChanges } from './room-changes.js';

@Injectable()
export class WatchLiveRoomsHandler {
  constructor(
    private readonly rooms: LiveRooms,
    private readonly revokedKeys: RevokedKeys,
  ) {}

  /** First all rooms on air, be there any or not, then what changes. Ends when the key is revoked. */
  handle(caller: Principal): Observable<RoomChanges> {
    return defer(() => {
      let known: KnownRooms | undefined;
      const tell = (rooms: readonly LiveRoom[]): readonly RoomChanges[] => {
        const changes = changesSince(known ?? new Map(), rooms);
        const isNews = known === undefined || changes.changed.length + changes.gone.length > 0;
        known = knownFrom(rooms);
        return isNews ? [changes] : [];
      };
      return this.rooms.of(caller).pipe(
        takeWhile(() => caller.kind !== 'staff' || !this.revokedKeys.has(caller.keyId)),
        concatMap((rooms) => from(tell(rooms))),
      );
    });
  }
}
