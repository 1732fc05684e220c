import { useReducer } from 'react';
import { useStream } from '../live/use-stream.js';
import { noRoomsYet, roomsAfter, type RoomsView } from './rooms-view.js';

/** All rooms on air that the key may see, over one stream. */
export function useLiveRooms(key: string): RoomsView {
  const [view, tell] = useReducer(roomsAfter, noRoomsYet);
  useStream('/v1/dashboard/live', key, tell);
  return view;
}
