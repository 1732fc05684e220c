/** The services behind the gateway. */
export const serviceNames = ['stream-session', 'catalog', 'order', 'analytics'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Which service answers which address. `:x` stands for one part of a path, `*` at the end for any rest. */
export const routes: Readonly<Record<ServiceName, readonly string[]>> = {
  'stream-session': [
    '/v1/accounts',
    '/v1/accounts/:accountId',
    '/v1/accounts/:accountId/keys',
    '/v1/accounts/:accountId/keys/*',
    '/v1/accounts/:accountId/followers',
    '/v1/accounts/:accountId/time-zone',
    '/v1/sessions',
    '/v1/sessions/:sessionId',
    '/v1/sessions/:sessionId/state',
    '/v1/sessions/:sessionId/run-of-show',
    '/v1/sessions/:sessionId/run-of-show/*',
    '/v1/sessions/:sessionId/guests',
    '/v1/sessions/:sessionId/replay-guests',
    '/v1/sessions/:sessionId/room',
    '/v1/sessions/:sessionId/room-tickets',
    '/v1/sessions/:sessionId/playback',
    '/v1/sessions/:sessionId/media',
    '/v1/sessions/:sessionId/ingest-keys',
    '/v1/sessions/:sessionId/ingest-keys/*',
    '/v1/sessions/:sessionId/comments/*',
    '/v1/sessions/:sessionId/held-comments',
    '/v1/sessions/:sessionId/held-comments/*',
    '/v1/sessions/:sessionId/slow-mode',
    '/v1/sessions/:sessionId/lotteries',
    '/v1/sessions/:sessionId/lotteries/*',
    '/v1/sessions/:sessionId/polls',
    '/v1/sessions/:sessionId/polls/*',
    '/v1/sessions/:sessionId/announcement',
    '/v1/sessions/:sessionId/followers-only',
    '/v1/viewer-tokens',
    '/v1/moderation/*',
    '/live',
    '/live/*',
    '/host',
    '/host/*',
    '/replay',
    '/replay/*',
  ],
  catalog: [
    '/v1/brands',
    '/v1/brands/*',
    '/v1/products',
    '/v1/products/*',
    '/v1/listings',
    '/v1/listings/:listingId',
    '/v1/listings/:listingId/skus/*',
    '/v1/listings/:listingId/commission',
    '/v1/listings/:listingId/commission/*',
    '/v1/sessions/:sessionId/live-prices/*',
    '/v1/sessions/:sessionId/shelf',
    '/v1/sessions/:sessionId/shelf/*',
    '/v1/sessions/:sessionId/shop',
    '/v1/sessions/:sessionId/shop-visits',
    '/v1/sessions/:sessionId/product-exposures',
    '/v1/sessions/:sessionId/product-clicks',
    '/v1/sessions/:sessionId/cart-additions',
  ],
  order: [
    '/v1/orders',
    '/v1/orders/*',
    '/v1/payment-callbacks/*',
    '/v1/payment-differences',
    '/v1/reconciliations',
    '/v1/reconciliations/*',
    '/v1/refunds/*',
    '/v1/test-payments/*',
    '/v1/listings/:listingId/availability',
    '/v1/listings/:listingId/stock',
    '/v1/settlement/*',
    '/v1/webhook-endpoints',
    '/v1/webhook-endpoints/*',
    '/v1/quotes',
    '/v1/stock',
    '/v1/coupon-campaigns',
    '/v1/coupon-campaigns/*',
    '/v1/coupons',
    '/v1/sessions/:sessionId/coupon-drops/*',
    '/v1/purchase-limits',
    '/v1/purchase-limits/*',
    '/v1/first-order-gift',
    '/v1/listings/:listingId/pre-sale',
    '/v1/listings/:listingId/waiting-list',
    '/v1/order-settings',
    '/v1/sessions/:sessionId/payment-timeout',
    '/v1/sessions/:sessionId/waiting-list',
    '/v1/sessions/:sessionId/waiting-list/*',
  ],
  analytics: [
    '/v1/metrics',
    '/v1/accounts/:accountId/metrics/*',
    '/v1/sessions/:sessionId/metrics',
    '/v1/sessions/:sessionId/metrics/*',
    '/v1/sessions/:sessionId/at',
    '/v1/sessions/:sessionId/replay',
    '/v1/sessions/:sessionId/replay/*',
    '/v1/dashboard/*',
    '/dashboard',
    '/dashboard/*',
  ],
};

/** Media servers stand beside the services and call stream-session itself: nobody comes through the gateway for that. */
export const isInternal = (path: string): boolean => path.startsWith('/v1/media-hooks/');

const matchers = serviceNames.flatMap((service) =>
  routes[service].map((pattern) => ({ service, expression: expressionOf(pattern) })),
);

/** The service that answers a path (a query is ignored), or undefined when none does. */
export function serviceFor(url: string): ServiceName | undefined {
  const path = url.split('?', 1)[0] ?? '';
  return matchers.find(({ expression }) => expression.test(path))?.service;
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part));
  return new RegExp(`^${parts.join('/')}$`);
}
