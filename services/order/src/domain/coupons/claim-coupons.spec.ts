import { PLACED_AT, ACCOUNT, SESSION, session, uuid } from '../../testing/fixtures.js';
import { CAMPAIGN, campaign, coupon } from '../../testing/promotions.js';
import { type ClaimDesk, type ClaimOutcome, type ClaimRequest, decideClaims } from './claim-coupons.js';

let made = 0;
const claim = (changes: Partial<ClaimRequest> = {}): ClaimRequest => {
  made += 1;
  return {
    couponId: uuid(1_000 + made),
    accountId: ACCOUNT,
    campaignId: CAMPAIGN,
    sessionId: SESSION,
    viewerId: `viewer-${made}`,
    claimKey: uuid(2_000 + made),
    digest: 'body',
    claimedAtMs: PLACED_AT,
    ...changes,
  };
};
const desk = (changes: Partial<ClaimDesk> = {}): ClaimDesk => ({
  campaign: campaign({ stock: 2, claimed: 0 }),
  sessions: new Map([[SESSION, session()]]),
  droppedIn: new Set([SESSION]),
  claims: [],
  buyers: new Set(),
  ...changes,
});
const codeOf = (outcome: ClaimOutcome | undefined) =>
  outcome?.kind === 'refused' ? outcome.refusal.code : outcome?.kind;
const codesOf = (at: ClaimDesk, ...requests: ClaimRequest[]) => decideClaims(at, requests).outcomes.map(codeOf);

describe('claiming coupons', () => {
  it('gives exactly the stock, in the order of arrival', () => {
    const { outcomes, campaign: after } = decideClaims(desk(), [claim(), claim(), claim()]);

    expect(outcomes.map(codeOf)).toEqual(['claimed', 'claimed', 'coupon.all_claimed']);
    expect(after).toMatchObject({ stock: 2, claimed: 2, used: 0 });
  });

  it('says so with the time in the room', () => {
    const rehearsal = session({ timeScale: 60, startedAtMs: PLACED_AT - 1_000 });
    const [outcome] = decideClaims(desk({ sessions: new Map([[SESSION, rehearsal]]) }), [
      claim({ viewerId: 'v' }),
    ]).outcomes;

    expect(outcome).toMatchObject({
      kind: 'claimed',
      atMs: PLACED_AT + 59_000,
      fact: { type: 'coupon.claimed.v1', key: `${SESSION}:v`, data: { campaignId: CAMPAIGN } },
    });
  });

  it('gives one coupon for one key, and refuses the key for anything else', () => {
    const first = claim();
    const { outcomes, campaign: after } = decideClaims(desk(), [first, first, { ...first, digest: 'other' }]);

    expect(outcomes.map(codeOf)).toEqual(['claimed', 'repeated', 'order.idempotency_key_reused']);
    expect(after?.claimed).toBe(1);
  });

  it('gives a viewer as many as a viewer may have, those that were used or have expired included', () => {
    const held = { coupon: coupon({ viewerId: 'v', status: 'expired' }), claimKey: uuid(9), digest: 'body' };
    const two = campaign({ stock: 9, claimed: 0, perViewer: 2 });

    expect(
      codesOf(desk({ campaign: two, claims: [held] }), claim({ viewerId: 'v' }), claim({ viewerId: 'v' }), claim()),
    ).toEqual(['claimed', 'coupon.limit_reached', 'claimed']);
  });

  it.each<[what: string, at: Partial<ClaimDesk>, code: string]>([
    ['a campaign that is not there', { campaign: undefined }, 'coupon.campaign_not_found'],
    ['a session that is not known', { sessions: new Map() }, 'session.not_found'],
    ['a session that is over', { sessions: new Map([[SESSION, session({ state: 'ended' })]]) }, 'session.not_live'],
    ['a room in which nothing was dropped', { droppedIn: new Set([uuid(9)]) }, 'coupon.not_dropped'],
    ['a window that is not open yet', { campaign: campaign({ claimFromMs: PLACED_AT + 1 }) }, 'coupon.claims_closed'],
    ['a window that is over', { campaign: campaign({ claimUntilMs: PLACED_AT }) }, 'coupon.claims_closed'],
    [
      'a viewer who has bought before, where only new ones may',
      { campaign: campaign({ newBuyersOnly: true }), buyers: new Set(['v']) },
      'coupon.for_new_buyers',
    ],
  ])('is refused for %s', (_what, at, code) => {
    expect(codesOf(desk(at), claim({ viewerId: 'v' }))).toEqual([code]);
  });
});
