import fc from 'fast-check';
import { type AttemptOutcome, decideAttempt, type DeliveryFate, isTaken } from './decide-attempt.js';
import { type EndpointHealth, isDown, resumed, wellAndActive } from './endpoint-health.js';
import { MOST_ATTEMPTS } from './retry-schedule.js';

const DAY_MS = 86_400_000;
const policy = { firstRetryMs: 5_000, pauseAfterMs: 5 * DAY_MS };

const outcome: fc.Arbitrary<AttemptOutcome> = fc.oneof(
  { weight: 10, arbitrary: fc.constant({ kind: 'unanswered' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answered' as const),
      status: fc.oneof(
        fc.constantFrom(200, 204, 301, 400, 404, 410, 429, 500, 503),
        fc.integer({ min: 100, max: 599 }),
      ),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 100 * DAY_MS })),
    }),
  },
);

/** One message on its way to an endpoint, and how long after it was due each attempt is made. */
const story = fc.array(
  fc.record({
    outcome,
    lateMs: fc.integer({ min: 0, max: DAY_MS }),
    chance: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 2 * MOST_ATTEMPTS, size: 'max' },
);

const statusOf = (said: AttemptOutcome): number | undefined => (said.kind === 'answered' ? said.status : undefined);

describe('whatever a receiver does', () => {
  it('a delivery ends once: taken, or given up after the last attempt and never before', () => {
    fc.assert(
      fc.property(story, (steps) => {
        let [health, fate, nowMs, attempts]: [EndpointHealth, DeliveryFate, number, number] = [
          wellAndActive,
          { state: 'pending', dueInMs: 0 },
          1_000_000,
          0,
        ];
        for (const step of steps) {
          if (fate.state !== 'pending') break;
          // The account notices at once and resumes.
          health = resumed(health);
          nowMs = Math.max(nowMs + fate.dueInMs, health.restsUntilMs ?? 0) + step.lateMs;
          attempts += 1;
          const before = health;
          ({ fate, health } = decideAttempt(
            { attempts, health },
            step.outcome,
            { atMs: nowMs, chance: step.chance },
            policy,
          ));

          expectFate(fate, attempts, step.outcome);
          expectHealth(before, health, step.outcome, nowMs);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('an endpoint is paused by 410, or by nothing but failures for five days, and by nothing else', () => {
    fc.assert(
      fc.property(story, (steps) => {
        let [health, nowMs]: [EndpointHealth, number] = [wellAndActive, 0];
        let failingSinceMs: number | undefined;
        for (const { outcome: said, lateMs, chance } of steps) {
          nowMs += lateMs;
          ({ health } = decideAttempt({ attempts: 1, health }, said, { atMs: nowMs, chance }, policy));
          failingSinceMs = isTaken(said) ? undefined : (failingSinceMs ?? nowMs);
          const expected =
            statusOf(said) === 410
              ? expect.stringMatching(/gone|failing/)
              : failingSinceMs !== undefined && nowMs - failingSinceMs >= policy.pauseAfterMs
                ? 'failing'
                : null;
          expect(health.pausedBecause).toEqual(expected);
          if (health.pausedBecause !== null) return;
        }
      }),
      { numRuns: 300 },
    );
  });
});

function expectFate(fate: DeliveryFate, attempts: number, said: AttemptOutcome): void {
  if (isTaken(said)) return void expect(fate).toEqual({ state: 'delivered' });
  if (statusOf(said) === 410) return void expect(fate).toEqual({ state: 'pending', dueInMs: 0 });
  expect(fate.state).toBe(attempts >= MOST_ATTEMPTS ? 'dead' : 'pending');
  if (fate.state !== 'pending') return;
  const askedMs = said.kind === 'answered' ? Math.min(said.retryAfterMs ?? 0, DAY_MS) : 0;
  expect(fate.dueInMs).toBeGreaterThanOrEqual(Math.max(policy.firstRetryMs, askedMs));
  expect(fate.dueInMs).toBeLessThanOrEqual(Math.max(DAY_MS, 8 * 3_600_000 * 1.2));
}

function expectHealth(before: EndpointHealth, after: EndpointHealth, said: AttemptOutcome, nowMs: number): void {
  if (isTaken(said)) return void expect(after).toMatchObject({ failures: 0, failingSinceMs: null });
  expect(after.failures).toBe(before.failures + 1);
  expect(after.failingSinceMs).toBe(before.failingSinceMs ?? nowMs);
  // Only an endpoint that is down, or says that it is overloaded, rests; and nobody rests for more than a day.
  const restsMs = (after.restsUntilMs ?? 0) - nowMs;
  expect(restsMs).toBeLessThanOrEqual(DAY_MS);
  if (isDown(after)) expect(restsMs).toBeGreaterThanOrEqual(1_000);
}
