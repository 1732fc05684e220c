import { ACCOUNT, PLACED_AT, uuid } from '../../testing/fixtures.js';
import { PeriodInvalid, PeriodNotNext, PeriodNotOver } from './settlement.errors.js';
import { numberAfter, wantedStatement } from './statement.js';

const series = { accountId: ACCOUNT, brandId: uuid(50), currency: 'CNY' };
const period = { startMs: PLACED_AT - 2_000, endMs: PLACED_AT - 1_000 };

describe('a statement that is wanted', () => {
  it('is the same one whenever the same period of the same series is wanted', () => {
    const idOf = (change: object, other = period) =>
      wantedStatement({ ...series, ...change }, other, PLACED_AT).statementId;

    expect(idOf({})).toBe(idOf({}));
    const others = [
      idOf({ accountId: uuid(51) }),
      idOf({ brandId: uuid(51) }),
      idOf({ currency: 'EUR' }),
      idOf({}, { ...period, endMs: PLACED_AT }),
      idOf({}, { ...period, startMs: 0 }),
    ];
    expect(new Set([idOf({}), ...others]).size).toBe(6);
  });

  it('has a period of some length that is over', () => {
    expect(() => wantedStatement(series, { startMs: 5, endMs: 5 }, PLACED_AT)).toThrow(PeriodInvalid);
    expect(() => wantedStatement(series, { startMs: NaN, endMs: 5 }, PLACED_AT)).toThrow(PeriodInvalid);
    expect(() => wantedStatement(series, period, period.endMs - 1)).toThrow(PeriodNotOver);
    expect(wantedStatement(series, period, period.endMs).period).toEqual(period);
  });

  it('starts where the last one ended, and the first one anywhere', () => {
    expect(numberAfter(undefined, period)).toBe(1);
    expect(numberAfter({ number: 4, period: { startMs: 0, endMs: period.startMs } }, period)).toBe(5);
    expect(() => numberAfter({ number: 4, period: { startMs: 0, endMs: period.startMs + 1 } }, period)).toThrow(
      PeriodNotNext,
    );
  });
});
