import type { Decision } from '@shopcast/kernel';
import fc from 'fast-check';
import { changeSessionState, type RequestedState } from '../change-session-state.js';
import { planSession } from '../plan-session.js';
import type { SessionFact } from '../session.js';
import { Attention } from './attention.js';
import { type Broadcast, type IngestKey, isPublishing, newIngest } from './ingest.js';
import { issueIngestKey, revokeIngestKey } from './ingest-key.js';
import { settleLost, unpublish } from './lose.js';
import { publish, stayPublished } from './publish.js';

const patience = { silentMs: 20_000, graceMs: 10_000 };
const T0 = Date.parse('2026-11-23T12:00:00Z');
const key: IngestKey = {
  keyId: '0193590a-5f00-7c11-8a00-000000000009',
  hash: 'hash',
  issuedAtMs: T0,
  expiresAtMs: T0 + 3_600_000,
};
const identity = {
  sessionId: '0193590a-5f00-7c11-8a00-000000000002',
  accountId: '0193590a-5f00-7c11-8a00-000000000001',
};

/** A broadcast that remembers what was told of it. */
class Told {
  readonly facts: string[] = [];

  constructor(
    public now: Broadcast,
    public clockMs = T0,
  ) {}

  after(ms: number): this {
    this.clockMs += ms;
    return this;
  }
  take(decision: Decision<Broadcast, SessionFact>): this {
    this.now = decision.state;
    this.facts.push(...decision.facts.map(({ type, data }) => reasonOf(type, data)));
    return this;
  }
  publish = (publicationId: string, keyHash = 'hash') =>
    this.take(publish(this.now, { publicationId, keyHash }, this.clockMs, patience.silentMs));
  alive = (publicationId: string) => this.take(stayPublished(this.now, publicationId, this.clockMs));
  leave = (publicationId: string) => this.take(unpublish(this.now, publicationId, this.clockMs));
  settle = () => this.take(settleLost(this.now, this.clockMs, patience));
  host(state: RequestedState): this {
    const { state: session, facts } = changeSessionState(this.now.session, state, this.clockMs);
    return this.take({ state: { ...this.now, session }, facts });
  }
}

const reasonOf = (type: string, data: unknown): string => {
  const { reason } = data as { reason?: string };
  return reason === undefined ? type.replace('.v1', '') : `${type.replace('.v1', '')} (${reason})`;
};

function broadcast(publishingGoesLive = true): Told {
  const plan = { title: 'Tea', medium: 'audio', currency: 'CNY', timeScale: 1 } as const;
  const { state } = planSession({ ...plan, plannedStartMs: null, plannedEndMs: null }, identity, T0);
  return new Told({ session: state, ingest: { ...newIngest, key, publishingGoesLive } });
}

describe('publishing', () => {
  it('starts the session when the host chose so, and only then', () => {
    const chosen = broadcast().publish('a');
    expect(chosen.facts).toEqual(['media.published', 'session.started']);

    const byHand = broadcast(false).publish('a');
    expect([byHand.facts, byHand.now.session.state]).toEqual([['media.published'], 'draft']);
  });

  it('is refused with a wrong, an expired, a replaced or no key, and when the session is over', () => {
    const refusal = (attempt: () => unknown): unknown => {
      try {
        return attempt();
      } catch (error) {
        const { code, details } = error as { code: string; details: { reason?: string } };
        return [code, details.reason];
      }
    };
    expect(refusal(() => broadcast().publish('a', 'other'))).toEqual(['ingest.key_refused', 'invalid']);
    expect(refusal(() => broadcast().after(3_600_000).publish('a'))).toEqual(['ingest.key_refused', 'expired']);
    const replaced = broadcast();
    replaced.take(issueIngestKey(replaced.now, { ...key, hash: 'next' }));
    expect(refusal(() => replaced.publish('a'))).toEqual(['ingest.key_refused', 'invalid']);
    replaced.take(revokeIngestKey(replaced.now, key.keyId));
    expect(refusal(() => replaced.publish('a', 'next'))).toEqual(['ingest.key_refused', 'invalid']);
    expect(refusal(() => revokeIngestKey(replaced.now, key.keyId))).toEqual(['ingest.key_not_found', undefined]);
    const over = broadcast().host('live').host('ended');
    expect(refusal(() => over.publish('a'))).toEqual(['session.already_ended', undefined]);
    expect(refusal(() => issueIngestKey(over.now, key))).toEqual(['session.already_ended', undefined]);
  });

  it('is one publisher’s at a time: a second one with the same key waits until the first is gone', () => {
    const held = broadcast().publish('a');
    expect(() => held.publish('b')).toThrow('Another publisher');
    expect(held.after(19_999).publish('a').facts).toHaveLength(2);

    held.leave('a').publish('b');
    expect(held.leave('a').facts).toEqual([
      'media.published',
      'session.started',
      'media.unpublished (left)',
      'media.published',
    ]);
    expect(isPublishing(held.now.ingest)).toBe(true);
  });

  it('passes on to a second one when the first has been silent for too long', () => {
    const silent = broadcast().publish('a').after(20_000).publish('b');
    expect(silent.facts.slice(2)).toEqual(['media.unpublished (silent)', 'media.published']);
    expect(() => silent.alive('a')).toThrow('not the session’s any more');
  });
});

describe('a lost publisher', () => {
  it('pauses the session after the grace, not before, and resumes it when it is back', () => {
    const lost = broadcast().publish('a').after(1_000).leave('a');
    expect(lost.after(9_999).settle().now.session.state).toBe('live');
    expect(lost.after(1).settle().now.session.state).toBe('paused');

    lost.after(60_000).publish('b');

    expect(lost.facts).toEqual([
      'media.published',
      'session.started',
      'media.unpublished (left)',
      'session.paused',
      'media.published',
      'session.resumed',
    ]);
  });

  it('is noticed by its silence alone, and taken back when it was only its media server that was silent', () => {
    const silent = broadcast().publish('a').after(15_000).alive('a').after(19_999).settle();
    expect(isPublishing(silent.now.ingest)).toBe(true);
    expect(silent.after(1).settle().after(9_999).settle().facts.slice(2)).toEqual(['media.unpublished (silent)']);
    const inTime = new Told(silent.now, silent.clockMs).alive('a').after(19_999).settle();
    expect([inTime.facts, inTime.now.session.state]).toEqual([['media.published'], 'live']);

    silent.after(1).settle().settle().after(60_000).alive('a');
    expect(silent.facts.slice(3)).toEqual(['session.paused', 'media.published', 'session.resumed']);
  });

  it('keeps its grace after an outage in which nobody could hear anybody', () => {
    const outage = broadcast().publish('a').after(25_000).settle();
    expect(outage.after(5_000).alive('a').now.session.state).toBe('live');
  });

  it('is taken back without undoing a pause that the host has asked for meanwhile', () => {
    const silent = broadcast(true).publish('a').after(20_000).settle().host('paused').after(10_000).settle().alive('a');
    expect([silent.now.session.state, isPublishing(silent.now.ingest)]).toEqual(['paused', true]);
  });

  it('is gone for ever when it has left, whatever sign of life its goodbye has overtaken', () => {
    const left = broadcast().publish('a').leave('a');
    expect(() => left.alive('a')).toThrow('not the session’s any more');
    expect(left.publish('b').facts.at(-1)).toBe('media.published');
    const silentFirst = broadcast().publish('a').after(20_000).settle().leave('a');
    expect(() => silentFirst.alive('a')).toThrow('not the session’s any more');
    expect(silentFirst.after(10_000).settle().facts.slice(2)).toEqual(['media.unpublished (silent)', 'session.paused']);
    expect(() => silentFirst.alive('a')).toThrow('not the session’s any more');
  });

  it('cannot begin when its goodbye was heard first, and keeps nobody else from beginning', () => {
    const overtaken = broadcast().leave('a');
    expect(() => overtaken.publish('a')).toThrow('not the session’s any more');
    expect(overtaken.publish('b').leave('a').facts).toEqual(['media.published', 'session.started']);
    expect(() => overtaken.leave('b').publish('a')).toThrow('not the session’s any more');
  });

  it('resumes what its loss has paused also when the host starts sessions by hand', () => {
    const byHand = broadcast(false).host('live').publish('a').leave('a').after(10_000).settle();
    expect(byHand.now.session.state).toBe('paused');
    expect(byHand.publish('b').now.session.state).toBe('live');
  });

  it('does not undo what the host has decided meanwhile', () => {
    const pausedAgain = broadcast(false).host('live').publish('a').leave('a').after(10_000).settle();
    pausedAgain.after(1).host('live').after(1).host('paused');
    expect(pausedAgain.publish('b').now.session.state).toBe('paused');

    const ended = broadcast().publish('a').leave('a').host('ended').after(10_000).settle();
    expect(ended.now.session.state).toBe('ended');
    const notBegun = broadcast(false).publish('a').leave('a').after(10_000).settle();
    expect([notBegun.now.session.state, isPublishing(notBegun.now.ingest)]).toEqual(['draft', false]);
  });

  it('is cut off when its key is replaced or revoked, or the session ends', () => {
    const replaced = broadcast().publish('a');
    replaced.take(issueIngestKey(replaced.now, { ...key, keyId: identity.sessionId, hash: 'next' }));
    expect(() => replaced.alive('a')).toThrow('replaced');
    expect(() => broadcast().publish('a').host('ended').alive('a')).toThrow('over');
    expect(broadcast().publish('a').after(7_200_000).alive('a').now.ingest.publication?.seenAtMs).toBe(T0 + 7_200_000);
  });
});

describe('attention', () => {
  it('judges silence only when publishers had the time to be heard, after a start as after an outage', () => {
    const attention = new Attention(20_000, 10_000);
    const looks = (...times: number[]) => times.map((ms) => attention.judges(ms));
    expect(looks(0, 9_000, 19_000, 20_000)).toEqual([false, false, false, true]);
    expect(looks(30_000, 40_001, 50_000, 60_000, 60_001)).toEqual([true, false, false, false, true]);
  });
});

describe('whatever happens to an ingest', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('publish', 'alive', 'leave'), who: fc.constantFrom('a', 'b') }),
    fc.record({ do: fc.constantFrom('settle'), who: fc.constant('') }),
    fc.record({ do: fc.constantFrom('host'), who: fc.constantFrom('live', 'paused') }),
  );

  it('is told as publishers that come and go in turns, and no session is live without one for longer than our patience', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.tuple(step, fc.integer({ min: 0, max: 15_000 })), { maxLength: 30 }), play),
      { numRuns: 150 },
    );
  });

  function play(goesLive: boolean, steps: readonly (readonly [{ do: string; who: string }, number])[]): void {
    const told = broadcast(goesLive);
    for (const [{ do: what, who }, ms] of steps) {
      const left = told.now.ingest.publication?.loss?.reason === 'left';
      attempt(told.after(ms), what, who);
      if (left && what === 'alive') expect(isPublishing(told.now.ingest)).toBe(false);
    }
    const turns = told.facts.filter((fact) => fact.startsWith('media.')).map((fact) => fact.split(' ')[0]);
    expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'media.published' : 'media.unpublished')));
    expect(isPublishing(told.now.ingest)).toBe(turns.length % 2 === 1);

    const hadPublisher = told.now.ingest.publication?.loss?.settled === false || isPublishing(told.now.ingest);
    told.after(patience.silentMs).settle().after(patience.graceMs).settle();
    if (hadPublisher) expect(told.now.session.state).not.toBe('live');
  }

  function attempt(told: Told, what: string, who: string): void {
    try {
      if (what === 'publish') told.publish(who);
      else if (what === 'alive') told.alive(who);
      else if (what === 'leave') told.leave(who);
      else if (what === 'settle') told.settle();
      else told.host(who as RequestedState);
    } catch (error) {
      expect((error as { code?: string }).code).toMatch(/^(ingest|session)\./);
    }
  }
});
