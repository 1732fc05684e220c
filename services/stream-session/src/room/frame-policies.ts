import type { Policy } from '@shopcast/access';
import type { FrameType } from '@shopcast/contracts';

/** Who may send a frame, and from where. */
export interface FramePolicy {
  readonly allow: Policy;
  /** Only from inside: the viewer must have entered, and the session must be on. */
  readonly entered: boolean;
}

/** Who may open a connection to a room at all; staff and operator watch it without counting as viewers. */
export const roomPolicy: Policy = { viewer: true, staff: ['host', 'moderator', 'assistant'], operator: true };

/** The explicit policy of every frame. What is not in this table is refused. */
export const framePolicies: Readonly<Record<FrameType, FramePolicy>> = {
  enter: { allow: { viewer: true }, entered: false },
  leave: { allow: { viewer: true }, entered: false },
  comment: { allow: { viewer: true }, entered: true },
  like: { allow: { viewer: true }, entered: true },
  follow: { allow: { viewer: true }, entered: true },
  takePart: { allow: { viewer: true }, entered: true },
  vote: { allow: { viewer: true }, entered: true },
  share: { allow: { viewer: true }, entered: true },
};
