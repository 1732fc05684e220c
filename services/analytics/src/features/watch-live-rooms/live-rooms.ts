import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { loggerFor } from '@shopcast/telemetry';
import { catchError, EMPTY, exhaustMap, finalize, from, type Observable, share, Subject, takeUntil, timer } from 'rxjs';
import type { MetricId } from '../../domain/metric-definitions.js';
import { type LiveRoom, RoomRepository } from '../../persistence/room.repository.js';

/** What a room shows on the wall of rooms. */
export const roomMetrics = [
  'cvr_shop',
  'online_now',
  'view_pv',
  'shop_visitors',
  'orders',
  'gmv',
] as const satisfies readonly MetricId[];

/** Sessions are published at most once a second; twice as often is soon enough. */
const LOOK_MS = 500;

const logger = loggerFor('analytics.rooms');

/** All rooms on air, again and again: one query for all who watch the same rooms in this process. */
@Injectable()
export class LiveRooms implements OnModuleDestroy {
  private readonly watched = new Map<string, Observable<readonly LiveRoom[]>>();
  private readonly stopped = new Subject<void>();

  constructor(private readonly rooms: RoomRepository) {}

  of(caller: Principal): Observable<readonly LiveRoom[]> {
    const accountId = caller.kind === 'operator' ? undefined : caller.accountId;
    const key = accountId ?? 'all';
    const known = this.watched.get(key);
    if (known) return known;
    const looking = timer(0, LOOK_MS).pipe(
      exhaustMap(() => this.look(caller, accountId)),
      takeUntil(this.stopped),
      finalize(() => this.watched.delete(key)),
      share(),
    );
    this.watched.set(key, looking);
    return looking;
  }

  /** Ends all watches: the server does not close while streams are open. */
  onModuleDestroy(): void {
    this.stopped.next();
  }

  /** The watchers keep what they have while the database is away. */
  private look(caller: Principal, accountId: string | undefined): Observable<readonly LiveRoom[]> {
    return from(this.rooms.onAir(scopeOf(caller), accountId, roomMetrics)).pipe(
      catchError((error: unknown) => {
        logger.warn({ err: error }, 'rooms could not be read; trying again');
        return EMPTY;
      }),
    );
  }
}
