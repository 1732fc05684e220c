import { type Static, type TObject, Type } from 'typebox';
import { trafficSource } from '../audience/traffic-source.js';
import { option } from './poll.js';

const id = Type.String({ format: 'uuid', description: 'Made by the client; the same one again has its effect once' });
const frame = <T extends string, Fields extends object>(t: T, description: string, fields: Fields) =>
  Type.Object({ t: Type.Literal(t), id, ...fields }, { additionalProperties: false, description });

/** Taps are counted by the client and sent together; nobody taps faster than this between two frames. */
const MAX_LIKES_AT_ONCE = 1_000;

/** What a page says of where its viewer came from ends up in tables and charts. */
const source = Type.Object({
  ...trafficSource.properties,
  detail: Type.Optional(
    Type.String({ ...trafficSource.properties.detail, pattern: '^[^\\u0000-\\u001F\\u007F-\\u009F]+$' }),
  ),
});

/** What clients may send, one JSON object per frame. */
export const clientFrames = {
  enter: frame('enter', 'Begins a stay, or goes on with it after a reconnect.', {
    stayId: Type.String({
      format: 'uuid',
      description:
        'Made by the client for one stay; kept over reconnects. It stands for the device: of several connections that name one stay, the last counts.',
    }),
    source: Type.Optional(source),
  }),
  leave: frame('leave', 'Ends the stay on this device; on the last one it ends for good.', {}),
  comment: frame('comment', 'Writes a comment (danmaku).', {
    text: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  }),
  like: frame('like', 'Likes the session; taps are counted by the client and sent together.', {
    count: Type.Integer({ minimum: 1, maximum: MAX_LIKES_AT_ONCE }),
  }),
  follow: frame('follow', 'Follows the account.', {}),
  takePart: frame('takePart', 'Takes part in the lottery that is open, unless it asks for a keyword in a comment.', {
    lotteryId: Type.String({ format: 'uuid', description: 'The lottery' }),
  }),
  vote: frame('vote', 'Chooses an option of the poll that is open; for good.', {
    pollId: Type.String({ format: 'uuid', description: 'The poll' }),
    option,
  }),
  share: frame('share', 'Tells that the session was shared.', {
    channel: Type.String({ minLength: 1, maxLength: 50, pattern: '\\S' }),
  }),
} satisfies Record<string, TObject>;

export type FrameType = keyof typeof clientFrames;
export type FrameOf<T extends FrameType> = Static<(typeof clientFrames)[T]>;
export type ClientFrame = { [T in FrameType]: FrameOf<T> }[FrameType];

export const frameTypes = Object.keys(clientFrames) as FrameType[];
