import { type Static, type TObject, Type } from 'typebox';
import { count, currency, id, instant } from '../fields.js';
import { mediums } from '../session/session-plan.js';
import { feedItems, type NumberedItem } from './feed-items.js';
import { shownLottery } from './lottery.js';
import { shownPoll } from './poll.js';
import { sessionStates } from './session-state.js';

const frame = <T extends string, Fields extends object>(t: T, description: string, fields: Fields) =>
  Type.Object({ t: Type.Literal(t), ...fields }, { description });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const number = (description: string) => count(description, 0);

const session = Type.Object({
  sessionId: id('The session'),
  accountId: id('Whose session it is'),
  title: Type.String(),
  medium: Type.Enum([...mediums]),
  currency,
  state: Type.Enum([...sessionStates]),
  timeScale: Type.Integer({ minimum: 1, description: 'Above 1 it is a rehearsal whose time runs faster' }),
  plannedStart: orNull(instant('Planned')),
  plannedEnd: orNull(instant('Planned')),
  startedAt: orNull(instant('The first moment live')),
  endedAt: orNull(instant('Session time')),
  createdAt: instant('When it was planned'),
});

const counts = {
  online: number('Distinct viewers in the room, over all its processes'),
  likes: number('Likes of the session so far'),
};

const missed = Type.Object(
  {
    epoch: Type.String({ description: 'The epoch of these numbers' }),
    from: number('The first number that cannot be had'),
    to: orNull(number('The last one; null: nothing from `from` on can be had')),
  },
  { description: 'Exactly what this client has not got and will not get' },
);

/** All that there is to show, as of the number `seq`. */
const whole = {
  session,
  shelf: Type.Object({ listingIds: Type.Array(id('A listing')) }),
  pinned: orNull(Type.Object({ listingId: id('The listing'), title: Type.String() })),
  slowModeSeconds: number('Real seconds between two comments of a viewer; 0: as they like'),
  lottery: orNull(Type.Object(shownLottery, { description: 'The last one of the session, open or drawn' })),
  poll: orNull(Type.Object(shownPoll, { description: 'The last one of the session, open or closed' })),
  announcement: orNull(Type.Object({ announcementId: id('The announcement'), text: Type.String() })),
  followersOnly: Type.Boolean({ description: 'Only followers of the account may comment' }),
  ...counts,
  epoch: Type.String({ description: 'Numbers of different epochs cannot be compared' }),
  seq: number('The sequence goes on after this number: the next feed frame is from seq + 1'),
  missed: orNull(missed),
};

/** What the room sends, one JSON object per frame. */
export const serverFrames = {
  welcome: frame('welcome', 'The first frame of a connection.', {
    ...whole,
    reconnectGraceMs: number('A stay waits so long for its viewer to come back'),
  }),
  snapshot: frame(
    'snapshot',
    'This client was too far behind, or the numbering has begun anew: this is all there is.',
    {
      ...whole,
    },
  ),
  feed: frame('feed', 'What everybody in the room is told, gathered for a moment. Frames join without a gap.', {
    from: count('The first number that this frame covers: the last frame’s `to` + 1'),
    to: count('The last one'),
    items: Type.Array(
      Type.Union(
        Object.values(feedItems).map(({ properties }) => Type.Object({ ...properties, seq: count('Its number') })),
      ),
      { description: 'In the order of their numbers. A number without an item was not for this viewer’s eyes' },
    ),
    sampled: Type.Optional(
      Type.Object(
        { comments: count('Comments in this frame’s numbers, exactly'), shown: count('As many of them are here', 0) },
        { description: 'Only when there were more comments than anybody can read' },
      ),
    ),
    ...counts,
  }),
  counts: frame('counts', 'Nothing new but the numbers.', counts),
  ok: frame('ok', 'The frame with this id has taken effect for good.', {
    id: Type.String(),
    at: instant('Session time at which it did'),
  }),
  refused: frame('refused', 'The frame with this id has not taken effect; more fields may tell details.', {
    id: Type.String(),
    code: Type.String({ description: 'The stable name of the refusal' }),
    title: Type.String(),
  }),
} satisfies Record<string, TObject>;

export type ServerFrameOf<T extends Exclude<keyof typeof serverFrames, 'feed'>> = Static<(typeof serverFrames)[T]>;
export type FeedFrame = Omit<Static<(typeof serverFrames)['feed']>, 'items'> & {
  readonly items: readonly NumberedItem[];
};
export type Welcome = ServerFrameOf<'welcome'>;
export type Snapshot = ServerFrameOf<'snapshot'>;
export type Counts = ServerFrameOf<'counts'>;
export type Accepted = ServerFrameOf<'ok'>;
export type Refused = ServerFrameOf<'refused'> & { readonly [detail: string]: unknown };
export type Missed = NonNullable<Welcome['missed']>;
export type ServerFrame = Welcome | Snapshot | FeedFrame | Counts | Accepted | Refused;
