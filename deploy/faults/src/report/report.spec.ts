import { brokenPromises, type FaultReport, type RunReport } from './report.js';

const fault: FaultReport = {
  fault: 'kill -9 kafka, away for 3.0 s',
  kind: 'outage',
  target: 'kafka',
  atSeconds: 12,
  seconds: 6,
  ordersMeanwhile: 90,
  recoverySeconds: 0.1,
};
const promised = { recoversWithin: 10, goodput: 0.9 };
const sales = { orders: 10, gmv: 99_000, orders_placed: 12 };
const report: Omit<RunReport, 'broken'> = {
  seed: 1,
  profile: 'local',
  seconds: 60,
  faults: [fault],
  acknowledged: 12,
  turnedAway: 0,
  quietPerSecond: 20,
  betweenPerSecond: 20,
  checker: { status: 0, refuted: [], orders: 12, sales },
  dashboard: sales,
};

describe('the promises of a run with faults', () => {
  it('hold when all is well', () => {
    expect(brokenPromises(report, promised)).toEqual([]);
  });

  it.each([
    [
      'a recovery takes longer than ten seconds',
      { faults: [{ ...fault, recoverySeconds: 10.1 }] },
      'no recovery within',
    ],
    ['a recovery never comes', { faults: [{ ...fault, recoverySeconds: null }] }, 'never'],
    ['no order is placed while Kafka is away', { faults: [{ ...fault, ordersMeanwhile: 0 }] }, 'while Kafka was away'],
    ['fewer are served between faults than in quiet', { betweenPerSecond: 17.9 }, '17.9 buyers a second'],
    ['the checker refutes a rule', { checker: { ...report.checker, status: 1, refuted: ['fact.life'] } }, 'fact.life'],
    ['the checker cannot check', { checker: { ...report.checker, status: 2 } }, 'ended with 2'],
    ['the session is unknown', { checker: { ...report.checker, sales: undefined } }, 'knows nothing'],
    ['the dashboard is off by one', { dashboard: { ...sales, orders: 11 } }, 'orders 11, the orders say 10'],
  ])('are broken when %s', (_what, change, said) => {
    expect(brokenPromises({ ...report, ...change }, promised)).toEqual([expect.stringContaining(said)]);
  });
});
