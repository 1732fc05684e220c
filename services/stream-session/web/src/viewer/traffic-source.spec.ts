import { sourceOf } from './traffic-source.js';
import { tokenInAddress } from './token-in-address.js';

describe('the address that a viewer comes by', () => {
  it('tells the traffic source, and its detail', () => {
    expect(sourceOf('?from=article&detail=spring')).toEqual({ channel: 'article', detail: 'spring' });
    expect(sourceOf('?from=push')).toEqual({ channel: 'push' });
  });

  it('keeps nobody out, whatever it says', () => {
    expect(sourceOf('?from=nowhere')).toEqual({ channel: 'external' });
    expect(sourceOf('')).toEqual({ channel: 'external' });
    expect(sourceOf('?from=share&detail=a%00b%0a')).toEqual({ channel: 'share', detail: 'ab' });
    expect(sourceOf(`?from=share&detail=${'x'.repeat(500)}`).detail).toHaveLength(100);
  });

  it('may carry a viewer token where no server sees it', () => {
    expect([tokenInAddress('#token=scv_a.b-c'), tokenInAddress('#token='), tokenInAddress('#chat')]).toEqual([
      'scv_a.b-c',
      null,
      null,
    ]);
  });
});
