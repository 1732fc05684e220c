export const cancelReasons = ['viewer_request', 'merchant_request', 'payment_failed'] as const;
export type CancelReason = (typeof cancelReasons)[number];
