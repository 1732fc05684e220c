/** A topic of the log: what it is about, who owns it, and how its records are spread. */
export interface Topic {
  readonly name: `shopcast.${string}`;
  /** The service that publishes to it. */
  readonly owner: 'stream-session' | 'catalog' | 'order' | 'analytics' | 'every service';
  readonly partitions: number;
  /** The fields that make the record key; records of one key keep their order. */
  readonly key: string;
  readonly meaning: string;
}

/** All topics keyed by viewer have this many partitions, so that one consumer sees a viewer's whole story. */
export const VIEWER_PARTITIONS = 12;
const AGGREGATE_PARTITIONS = 6;

const aboutViewers = { partitions: VIEWER_PARTITIONS, key: 'sessionId:viewerId' } as const;

export const topics = {
  account: {
    name: 'shopcast.account',
    owner: 'stream-session',
    partitions: 1,
    key: 'accountId',
    meaning: 'Accounts opened, access keys revoked, and in which time zone an account’s days are.',
  },
  session: {
    name: 'shopcast.session',
    owner: 'stream-session',
    partitions: AGGREGATE_PARTITIONS,
    key: 'sessionId',
    meaning:
      'The life of a session: drafted, scheduled, started, paused, resumed, ended; its segments; its publishers coming and going; lotteries, polls and announcements in it.',
  },
  audience: {
    name: 'shopcast.audience',
    owner: 'stream-session',
    ...aboutViewers,
    meaning: 'Viewers entering and leaving a room: one pair per stay.',
  },
  interaction: {
    name: 'shopcast.interaction',
    owner: 'stream-session',
    ...aboutViewers,
    meaning:
      'What viewers do in the room: comments (also when they are deleted), likes, follows, shares, entries in lotteries, votes.',
  },
  moderation: {
    name: 'shopcast.moderation',
    owner: 'stream-session',
    partitions: AGGREGATE_PARTITIONS,
    key: 'accountId',
    meaning:
      'How order is kept in an account’s rooms: who may not write or come in, by whom, why and until when; slow mode, followers only.',
  },
  shop: {
    name: 'shopcast.shop',
    owner: 'catalog',
    ...aboutViewers,
    meaning: 'What viewers do in the shop: visits, product exposures and clicks, cart additions.',
  },
  listing: {
    name: 'shopcast.listing',
    owner: 'catalog',
    partitions: AGGREGATE_PARTITIONS,
    key: 'listingId',
    meaning: 'What is for sale in an account’s shop, at which price and commission, and how many units.',
  },
  shelf: {
    name: 'shopcast.shelf',
    owner: 'catalog',
    partitions: AGGREGATE_PARTITIONS,
    key: 'sessionId',
    meaning: 'The shelf of a session: its listings in order, and the one being explained.',
  },
  order: {
    name: 'shopcast.order',
    owner: 'order',
    ...aboutViewers,
    meaning:
      'The life of orders: placed, paid (also in two payments), expired, cancelled, refunded, shipped, received, returned; units offered to viewers who waited.',
  },
  coupon: {
    name: 'shopcast.coupon',
    owner: 'order',
    ...aboutViewers,
    meaning: 'Viewers’ coupons: claimed, used, returned, expired.',
  },
  promotion: {
    name: 'shopcast.promotion',
    owner: 'order',
    partitions: AGGREGATE_PARTITIONS,
    key: 'sessionId',
    meaning: 'What the host offers in a session beside prices: coupons dropped.',
  },
  metric: {
    name: 'shopcast.metric',
    owner: 'analytics',
    partitions: AGGREGATE_PARTITIONS,
    key: 'sessionId',
    meaning: 'The numbers of a session as the dashboard shows them, with what they are made of.',
  },
  deadLetter: {
    name: 'shopcast.dead-letter',
    owner: 'every service',
    partitions: 1,
    key: 'topic:partition',
    meaning: 'Records that a consumer could not take, with the reason and where they came from.',
  },
} as const satisfies Record<string, Topic>;
