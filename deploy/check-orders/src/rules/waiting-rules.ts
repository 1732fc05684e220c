import { waitingListLapsed, waitingListOffered } from '@shopcast/contracts';
import type { OrderDossier, WaitingDossier } from '../evidence/dossiers.js';
import type { Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';

const offered = [waitingListOffered.type];
const lapsed = [waitingListLapsed.type, waitingListOffered.type];

/** What can have been told of a place, by what became of it: whoever left did so with an offer or without one. */
const tellings: Readonly<Record<string, readonly (readonly string[])[]>> = {
  waiting: [[]],
  offered: [offered],
  accepted: [offered],
  lapsed: [lapsed],
  left: [[], offered],
};

const offersTold: Rule<WaitingDossier> = {
  id: 'fact.waiting',
  promise: 'Every offer to a viewer who waited is told once, and every one that lapsed, and nothing else.',
  *judge({ entryId, place, told }) {
    const expected = place ? (tellings[place.state] ?? []) : [[]];
    const found = [...told].sort();
    if (!expected.some((telling) => same(telling, found)))
      yield {
        what: 'a place in a waiting list and its facts tell different things',
        where: { entryId, state: place?.state ?? 'none' },
        expected,
        found,
      };
  },
};

export const waitingRules: readonly Rule<WaitingDossier>[] = [offersTold];

export const acceptedByOrder: Rule<OrderDossier> = {
  id: 'waiting.accepted',
  promise: 'An offer is accepted by an order of its viewer, in its session, for its variant; and by one alone.',
  *judge({ orderId, order, accepted }) {
    const variants = new Set<string>();
    for (const { entryId, viewerId, sessionId, listingId, skuId } of accepted) {
      const isMine = order?.viewerId === viewerId && order.sessionId === sessionId;
      const isFor = order?.lines.some((line) => line.listingId === listingId && line.skuId === skuId);
      if (!isMine || !isFor || variants.has(`${listingId}:${skuId}`))
        yield {
          what: 'an offer was accepted by an order that it was not for',
          where: { orderId, entryId },
          expected: { viewerId, sessionId, listingId, skuId },
          found: order && { viewerId: order.viewerId, sessionId: order.sessionId, lines: order.lines },
        };
      variants.add(`${listingId}:${skuId}`);
    }
  },
};
