import { useCallback, useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import type { Campaign } from './campaign.js';

/** The account's coupons in a currency that can be claimed now, and the way to read them again. */
export function useCampaigns(ask: Ask, currency: string): readonly [readonly Campaign[], () => void] {
  const [campaigns, setCampaigns] = useState<readonly Campaign[]>([]);
  const read = useCallback(() => {
    const reading = ask<{ items: Campaign[] }>('/v1/coupon-campaigns?limit=100');
    reading.then(({ items }) => setCampaigns(items)).catch(() => undefined);
  }, [ask]);
  useEffect(read, [read]);
  const isOpen = (campaign: Campaign) => Date.parse(campaign.claimUntil) > Date.now() && campaign.currency === currency;
  return [campaigns.filter(isOpen), read];
}
