import { uuid } from '../../testing/fixtures.js';
import { callbackDelaysMs } from './callback-plan.js';

describe('the callbacks of the test provider', () => {
  const plans = Array.from({ length: 2_000 }, (_, n) => callbackDelaysMs(uuid(n), 1_500));

  it('are the same for the same payment', () => {
    expect(callbackDelaysMs(uuid(7), 1_500)).toEqual(callbackDelaysMs(uuid(7), 1_500));
  });

  it('come at once as a rule, sometimes late and sometimes twice', () => {
    const share = (fits: (plan: readonly number[]) => boolean) => plans.filter(fits).length / plans.length;

    expect(share((plan) => plan.length === 2)).toBeCloseTo(0.1, 1);
    expect(share(([first]) => first !== 0)).toBeCloseTo(0.1, 1);
    expect(share((plan) => plan.length === 0 || plan.length > 2)).toBe(0);
    expect(Math.max(...plans.map(([first]) => first ?? 0))).toBeLessThanOrEqual(1_500);
  });
});
