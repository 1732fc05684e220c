import { noRoomsYet, roomsAfter, type RoomsView } from './rooms-view.js';

const told = (view: RoomsView, ids: readonly string[], gone: readonly string[] = []): RoomsView => {
  const data = JSON.stringify({ items: ids.map((sessionId) => ({ sessionId })), gone });
  return roomsAfter(view, { kind: 'received', event: { event: 'rooms', data } });
};
const shown = ({ rooms }: RoomsView) => [...(rooms?.keys() ?? [])];

describe('the rooms on air', () => {
  it('are not known until the stream has told them, be there any or not', () => {
    expect(noRoomsYet.rooms).toBeNull();
    expect(shown(told(noRoomsYet, []))).toEqual([]);
    expect(told(noRoomsYet, []).rooms).not.toBeNull();
  });

  it('come and go one by one', () => {
    const after = told(told(noRoomsYet, ['a', 'b']), ['c'], ['a']);
    expect([shown(after), after.gone]).toEqual([['b', 'c'], 1]);
  });

  it('stay while the connection is lost, and are told anew when it is back', () => {
    const away = roomsAfter(told(noRoomsYet, ['a', 'b']), { kind: 'lost', wallMs: 5 });
    expect([shown(away), away.connection]).toEqual([['a', 'b'], { state: 'reconnecting', sinceMs: 5 }]);

    const back = told(roomsAfter(away, { kind: 'opened', serverMs: null, wallMs: 6 }), ['b']);
    expect([shown(back), back.gone, back.connection]).toEqual([['b'], 1, { state: 'streaming' }]);
  });
});
