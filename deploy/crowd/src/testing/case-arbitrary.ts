import fc from 'fast-check';
import { rehearsal } from '../cases/rehearsal.case.js';
import type { CaseDefinition } from '../plan/case-definition.js';

/** Cases of any size and mixture that still make sense: buyers are clickers, clickers are visitors, and so on. */
export const anyCase: fc.Arbitrary<CaseDefinition> = fc
  .record({
    durationMinutes: fc.integer({ min: 10, max: 180 }),
    viewers: fc.integer({ min: 5, max: 150 }),
    returning: fc.double({ min: 0, max: 1, noNaN: true }),
    visiting: fc.double({ min: 0.1, max: 1, noNaN: true }),
    clicking: fc.double({ min: 0.1, max: 1, noNaN: true }),
    buying: fc.double({ min: 0.1, max: 1, noNaN: true }),
    buyingAgain: fc.double({ min: 0, max: 1, noNaN: true }),
    unpaid: fc.integer({ min: 0, max: 6 }),
    interactions: fc.integer({ min: 0, max: 300 }),
    oddities: fc.double({ min: 0, max: 0.5, noNaN: true }),
  })
  .map((wish) => {
    const part = (of: number, share: number) => Math.max(1, Math.floor(of * share));
    const visitors = part(wish.viewers, wish.visiting);
    const clickers = part(visitors, wish.clicking);
    const buyers = part(clickers, wish.buying);
    const durationMs = wish.durationMinutes * 60_000;
    return {
      ...rehearsal,
      durationMs,
      published: [],
      audience: {
        ...rehearsal.audience,
        views: wish.viewers + Math.floor(wish.viewers * wish.returning),
        viewers: wish.viewers,
        dropShare: wish.oddities,
        vanishShare: wish.oddities,
      },
      interaction: {
        ...rehearsal.interaction,
        comments: wish.interactions,
        commenters: part(wish.viewers, 0.3),
        likes: wish.interactions * 4,
        likers: part(wish.viewers, 0.4),
        follows: part(wish.viewers, 0.2),
        shares: Math.floor(wish.interactions / 3),
      },
      program: rehearsal.program.map((item) => ({
        ...item,
        atMs: Math.floor((item.atMs * durationMs) / rehearsal.durationMs),
      })),
      shopping: {
        ...{ visitors, clickers, buyers, orders: buyers + Math.floor(buyers * wish.buyingAgain) },
        ...{ cancelled: wish.unpaid, failed: wish.unpaid, abandoned: wish.unpaid },
      },
      repeatedShare: wish.oddities,
    };
  });
