import type { FrameOf, FrameType } from '@shopcast/contracts';
import type { Visitor } from '../domain/room-fact.js';
import type { Room } from './room.js';
import type { RoomConnection } from './room-connection.js';

/** Where a frame came from. */
export interface Place {
  readonly room: Room;
  readonly visitor: Visitor;
  readonly connection: RoomConnection;
}

/** The use case behind one type of frame. */
export interface FrameHandler<T extends FrameType> {
  readonly type: T;
  /**
   * Takes the time, before anything is awaited, and does it.
   * @returns session time at which it happened, when the log (or the outbox) has acknowledged it
   */
  handle(frame: FrameOf<T>, place: Place): Promise<number>;
}

type AnyFrameHandler = { [T in FrameType]: FrameHandler<T> }[FrameType];

/** All of them; the module lists them. */
export class FrameHandlers {
  private readonly byType: ReadonlyMap<FrameType, AnyFrameHandler>;

  constructor(handlers: readonly AnyFrameHandler[]) {
    this.byType = new Map(handlers.map((handler) => [handler.type, handler]));
  }

  get types(): FrameType[] {
    return [...this.byType.keys()];
  }

  /** @throws TypeError for a type that nobody handles; the module's tests see to it that there is none */
  handle<T extends FrameType>(frame: FrameOf<T>, place: Place): Promise<number> {
    const handler = this.byType.get(frame.t as T) as FrameHandler<T> | undefined;
    if (!handler) throw new TypeError(`Nobody handles ${frame.t} frames`);
    return handler.handle(frame, place);
  }
}
