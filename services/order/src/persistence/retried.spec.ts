import { OrderDeskUnavailable } from '../domain/order.errors.js';
import { retried } from './retried.js';

const failing = (times: number, error: unknown) => {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= times) throw error;
    return asked;
  };
};
const sqlState = (code: string) => Object.assign(new Error(code), { code });

describe('a transaction that may be repeated', () => {
  it.each(['23505', '40001', '40P01', '57P01', 'ECONNRESET'])('is repeated after %s', async (code) => {
    expect(await retried(failing(2, sqlState(code)))).toBe(3);
  });

  it('is repeated when the connection goes without a code', async () => {
    expect(await retried(failing(1, new Error('Connection terminated unexpectedly')))).toBe(2);
  });

  it('gives up when the database stays away, and says so', async () => {
    await expect(retried(failing(9, sqlState('ECONNREFUSED')))).rejects.toBeInstanceOf(OrderDeskUnavailable);
    await expect(retried(failing(9, sqlState('40P01')))).rejects.toThrow('40P01');
  });

  it('is not repeated after a mistake', async () => {
    await expect(retried(failing(1, sqlState('22003')))).rejects.toThrow('22003');
    await expect(retried(failing(1, new TypeError('bug')))).rejects.toThrow('bug');
  });
});
