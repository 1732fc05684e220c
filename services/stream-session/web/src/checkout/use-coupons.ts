import { uuid } from '@shopcast/room-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Ask } from '../api/ask.js';
import { Problem } from '../api/problem.js';
import type { Coupon } from './coupon.js';

export interface Wallet {
  readonly coupons: readonly Coupon[];
  /** Why a campaign's coupon could not be had, by campaign. */
  readonly refusals: ReadonlyMap<string, string>;
  claim(campaignId: string): void;
  refresh(): void;
}

/** The coupons of this viewer. A claim is asked with one key a campaign, so that two taps are one coupon. */
export function useCoupons(ask: Ask, sessionId: string): Wallet {
  const [coupons, setCoupons] = useState<readonly Coupon[]>([]);
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const keys = useRef(new Map<string, string>());

  const refresh = useCallback(() => {
    const reading = ask<{ items: Coupon[] }>('/v1/coupons?limit=100');
    reading.then(({ items }) => setCoupons(items)).catch(() => undefined);
  }, [ask]);

  const claim = useCallback(
    (campaignId: string) => {
      const key = keys.current.get(campaignId) ?? uuid();
      keys.current.set(campaignId, key);
      ask(`/v1/coupon-campaigns/${campaignId}/claims`, { method: 'POST', key, body: { sessionId } })
        .catch((error: Problem) => setRefusals((known) => new Map(known).set(campaignId, error.code)))
        .finally(refresh);
    },
    [ask, sessionId, refresh],
  );

  useEffect(refresh, [refresh]);
  return { coupons, refusals, claim, refresh };
}
