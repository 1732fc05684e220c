import { useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { LiveCard } from '../overview/live-card.js';
import { inRoomOrder, type RoomSort, roomSorts } from './room-order.js';
import { RoomTile } from './room-tile.js';
import { RoomTotals } from './room-totals.js';
import './room-wall.css';

/** Up to so many rooms are shown large. */
const mostCards = 6;
/** Tiles that change places with every order cannot be read. */
const orderMs = 10_000;

/** All rooms on air: a few as large cards, many as a wall of tiles. */
export function RoomWall({ rooms }: { readonly rooms: ReadonlyMap<string, SessionMetrics> }) {
  const { messages } = useLanguage();
  const { overview } = messages;
  const [sort, setSort] = useState<RoomSort>('online_now');
  const order = useCalmOrder(rooms, sort);
  const shown = order.flatMap((sessionId) => rooms.get(sessionId) ?? []);
  const isWall = rooms.size > mostCards;

  return (
    <section aria-label={overview.onAir} className="room-wall">
      <header className="room-wall__head">
        <h2>{overview.onAir}</h2>
        <RoomTotals rooms={shown} />
        {isWall && (
          <div className="segments" role="group" aria-label={overview.sortedBy}>
            {roomSorts.map((one) => (
              <button
                key={one}
                type="button"
                className="segment"
                aria-pressed={one === sort}
                onClick={() => setSort(one)}
              >
                {one === 'started' ? overview.newest : messages.metrics[one].name}
              </button>
            ))}
          </div>
        )}
      </header>
      <ul className={isWall ? 'room-wall__tiles' : 'overview__cards'}>
        {shown.map((room) =>
          isWall ? <RoomTile key={room.sessionId} room={room} /> : <LiveCard key={room.sessionId} session={room} />,
        )}
      </ul>
    </section>
  );
}

/** The rooms' ids in order; made anew when rooms come or go, when asked for another order, and every now and then. */
function useCalmOrder(rooms: ReadonlyMap<string, SessionMetrics>, sort: RoomSort): readonly string[] {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setRound((last) => last + 1), orderMs);
    return () => clearInterval(timer);
  }, []);
  const present = [...rooms.keys()].sort().join();
  return useMemo(
    () => inRoomOrder(rooms.values(), sort).map(({ sessionId }) => sessionId),
    // The rooms themselves change all the time; what counts is which there are.
    [present, sort, round],
  );
}
