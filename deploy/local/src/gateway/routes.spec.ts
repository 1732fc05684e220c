import { isInternal, serviceFor } from './routes.js';

describe('the gateway’s route table', () => {
  it.each([
    ['/v1/sessions', 'stream-session'],
    ['/v1/sessions?state=live&limit=3', 'stream-session'],
    ['/v1/sessions/5a/room', 'stream-session'],
    ['/v1/sessions/5a/ingest-keys/7b', 'stream-session'],
    ['/v1/sessions/5a/shelf/pin', 'catalog'],
    ['/v1/sessions/5a/metrics/live', 'analytics'],
    ['/v1/listings/7b', 'catalog'],
    ['/v1/listings/7b/stock', 'order'],
    ['/v1/listings/7b/availability', 'order'],
    ['/live/5a', 'stream-session'],
    ['/host/sessions/5a', 'stream-session'],
    ['/v1/listings/7b/skus/9c/price', 'catalog'],
    ['/v1/listings/7b/commission', 'catalog'],
    ['/v1/listings/7b/commission/history', 'catalog'],
    ['/v1/listings/7b/pre-sale', 'order'],
    ['/v1/listings/7b/waiting-list', 'order'],
    ['/v1/order-settings', 'order'],
    ['/v1/sessions/5a/payment-timeout', 'order'],
    ['/v1/sessions/5a/waiting-list/6e', 'order'],
    ['/v1/orders/8d/cancellation', 'order'],
    ['/v1/payment-callbacks/test', 'order'],
    ['/v1/settlement/statements/6c/csv', 'order'],
    ['/v1/payment-differences?kind=amount', 'order'],
    ['/v1/reconciliations/5a', 'order'],
    ['/v1/refunds/5a/attempts', 'order'],
    ['/dashboard/sessions/5a', 'analytics'],
  ])('sends %s to %s', (url, service) => {
    expect(serviceFor(url)).toBe(service);
  });

  it.each(['/', '/v1', '/v1/sessions/5a/unknown', '/v1/ordersx', '/metrics', '/x/v1/orders', '/v1/media-hooks/srs'])(
    'knows nobody for %s',
    (url) => {
      expect(serviceFor(url)).toBeUndefined();
    },
  );

  it('keeps to itself what is only for media servers', () => {
    expect(['/v1/media-hooks/srs', '/v1/sessions/5a/media'].map(isInternal)).toEqual([true, false]);
  });
});
