import { useSpeech } from '@shopcast/page';
import { elapsed } from '@shopcast/page/numerals';
import { useNow } from '../clock/use-now.js';
import { discountText } from '../language/discount-text.js';
import { refusalText } from '../language/refusal-text.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import type { CouponOffer } from '../room/room-view.js';
import './coupon-drop.css';
import type { Wallet } from './use-coupons.js';

interface CouponDropProps {
  readonly offer: CouponOffer;
  readonly wallet: Wallet;
}

/** Coupons that the host has dropped: to be claimed until the time is up. */
export function CouponDrop({ offer, wallet }: CouponDropProps) {
  const { coupon, refusals } = useLiveTexts();
  const { numerals } = useSpeech();
  const leftMs = Date.parse(offer.claimUntil) - useNow(1_000);
  const isHeld = wallet.coupons.some(({ campaignId }) => campaignId === offer.campaignId);
  const refusal = wallet.refusals.get(offer.campaignId);
  if (leftMs <= 0 && !isHeld) return null;

  return (
    <div className="coupon-drop" data-campaign={offer.campaignId}>
      <div className="coupon-drop__words">
        <strong>{discountText(coupon, numerals, offer)}</strong>
        <span>{offer.title}</span>
      </div>
      {isHeld || refusal !== undefined ? (
        <span className="coupon-drop__state" role="status">
          {isHeld ? coupon.yours : refusalText(refusals, refusal ?? '')}
        </span>
      ) : (
        <button type="button" className="coupon-drop__claim" onClick={() => wallet.claim(offer.campaignId)}>
          {coupon.claim}
          {leftMs < 3_600_000 && <span className="coupon-drop__left">{elapsed(leftMs / 1000)}</span>}
        </button>
      )}
    </div>
  );
}
