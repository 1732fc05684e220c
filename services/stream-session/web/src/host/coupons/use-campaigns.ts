import type { Ask } from '../../api/ask.js';
import { usePolled } from '../../api/use-polled.js';
import type { Campaign } from './campaign.js';

/** Viewers claim all the time. */
const EVERY_MS = 10_000;

/** The account's coupons in a currency that can be claimed now, and the way to read them again. */
export function useCampaigns(ask: Ask, currency: string): readonly [readonly Campaign[], () => void] {
  const address = '/v1/coupon-campaigns?limit=100';
  const { answer, read } = usePolled<{ items: readonly Campaign[] }>(ask, address, EVERY_MS);
  const isOpen = (campaign: Campaign) => Date.parse(campaign.claimUntil) > Date.now() && campaign.currency === currency;
  return [(answer?.items ?? []).filter(isOpen), read];
}
