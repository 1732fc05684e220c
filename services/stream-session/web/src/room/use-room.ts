import { RoomClient, RoomClosed, ticketFrom } from '@shopcast/room-client';
import { closeCodes, type FrameOf } from '@shopcast/contracts/room';
import { useEffect, useState } from 'react';
import { emptyRoom, type RoomView, withItems, withScene } from './room-view.js';

interface RoomPlace {
  readonly sessionId: string;
  readonly token: string;
  /** Begins or resumes this stay; without it one only watches and does not count. */
  readonly stay?: { readonly stayId: string; readonly source?: FrameOf<'enter'>['source'] };
}

export interface RoomSeat {
  readonly view: RoomView;
  /** Null until the effect has run. */
  readonly client: RoomClient | null;
}

/** A seat in the room, over as many connections as it takes. */
export function useRoom({ sessionId, token, stay }: RoomPlace): RoomSeat {
  const [view, setView] = useState(emptyRoom);
  const [client, setClient] = useState<RoomClient | null>(null);

  useEffect(() => {
    const url = window.location.origin;
    const room = new RoomClient({ url, sessionId, ticket: ticketFrom({ url, sessionId, token }) });
    follow(room, setView);
    setClient(room);
    const coming = stay === undefined ? room.open() : room.enter(stay);
    // Why it came to nothing is told by `closed`.
    coming.catch(() => undefined);
    return () => room.close();
  }, [sessionId, token, stay]);

  return { view, client };
}

type Change = (change: (view: RoomView) => RoomView) => void;

function follow(room: RoomClient, change: Change): void {
  room.on('scene', (scene) => change((view) => withScene(view, scene)));
  room.on('items', (items) => change((view) => withItems(view, items)));
  room.on('counts', (counts) => change((view) => ({ ...view, ...counts })));
  room.on('sampled', (sampled) => change((view) => ({ ...view, sampled })));
  room.on('arrived', () => change((view) => ({ ...view, presence: 'in' })));
  room.on('lost', () => change((view) => (isFinal(view) ? view : { ...view, presence: 'away' })));
  room.on('closed', (error) => change((view) => ({ ...view, presence: isEnd(error) ? 'over' : 'shut' })));
}

const isFinal = ({ presence }: RoomView): boolean => presence === 'over' || presence === 'shut';
const isEnd = (error: Error): boolean => error instanceof RoomClosed && error.code === closeCodes.ended.code;
