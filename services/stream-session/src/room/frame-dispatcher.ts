import { Injectable } from '@nestjs/common';
import { checkPolicy } from '@shopcast/access';
import type { ServerFrame } from '@shopcast/contracts';
import { DomainError } from '@shopcast/kernel';
import { counter, loggerFor } from '@shopcast/telemetry';
import { Restrictions } from '../moderation/restrictions.js';
import { FrameHandlers } from './frame-handler.js';
import { framePolicies } from './frame-policies.js';
import { type Addressed, checkFrame } from './read-frame.js';
import type { Room } from './room.js';
import type { RoomConnection } from './room-connection.js';

const logger = loggerFor('stream-session.frames');
const answered = counter('shopcast_room_frames_total', 'Frames that rooms have answered', ['type', 'answer']);

/** Answers every frame: with `ok` when it has taken effect for good, or with the reason why it has not. */
@Injectable()
export class FrameDispatcher {
  constructor(
    private readonly handlers: FrameHandlers,
    private readonly restrictions: Restrictions,
  ) {}

  async answer(addressed: Addressed, room: Room, connection: RoomConnection): Promise<ServerFrame> {
    try {
      const atMs = await this.take(addressed, room, connection);
      answered.inc({ type: addressed.t, answer: 'ok' });
      return { t: 'ok', id: addressed.id, at: new Date(atMs).toISOString() };
    } catch (error) {
      answered.inc({ type: addressed.t, answer: 'refused' });
      return refusal(addressed.id, error);
    }
  }

  private async take(addressed: Addressed, room: Room, connection: RoomConnection): Promise<number> {
    const { principal } = connection;
    const policy = framePolicies[addressed.t];
    checkPolicy(policy.allow, principal);
    const frame = checkFrame(addressed);
    const viewerId = principal.kind === 'viewer' ? principal.viewerId : '';
    const place = { room, connection, visitor: room.visitor(viewerId) };

    await this.restrictions.of(place.visitor.accountId);
    await room.passable();
    this.restrictions.now(place.visitor.accountId).refuseBanned(place.visitor, Date.now());
    if (!policy.entered) return this.handlers.handle(frame, place);
    room.refuseUnlessOpen();
    return room.attendance.entered(viewerId).once(`${frame.t}:${frame.id}`, () => this.handlers.handle(frame, place));
  }
}

function refusal(id: string, error: unknown): ServerFrame {
  if (error instanceof DomainError) {
    return { ...error.details, t: 'refused', id, code: error.code, title: error.message };
  }
  logger.error({ err: error }, 'a frame failed');
  return { t: 'refused', id, code: 'internal.error', title: 'Something went wrong on our side; please try again' };
}
