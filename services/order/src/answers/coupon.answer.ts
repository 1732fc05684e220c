import { ApiProperty } from '@nestjs/swagger';
import { type CouponStatus, couponStatuses, type KnownCoupon, statusAt } from '../domain/coupons/coupon.js';
import { CouponTermsAnswer, toCouponTermsAnswer } from './campaign.answer.js';

/** One viewer's coupon, with what it is worth. */
export class CouponAnswer extends CouponTermsAnswer {
  @ApiProperty({ format: 'uuid' }) readonly couponId!: string;
  @ApiProperty({ example: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M' }) readonly viewerId!: string;
  @ApiProperty({ format: 'uuid', description: 'In whose room it was claimed' }) readonly sessionId!: string;
  @ApiProperty({ enum: couponStatuses }) readonly status!: CouponStatus;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The order that holds it' })
  readonly orderId!: string | null;
  @ApiProperty({ format: 'date-time', description: 'Wall time' }) readonly claimedAt!: string;
}

export const toCouponAnswer = (known: KnownCoupon): CouponAnswer => ({
  ...toCouponTermsAnswer(known.campaign),
  couponId: known.coupon.couponId,
  viewerId: known.coupon.viewerId,
  sessionId: known.coupon.sessionId,
  status: statusAt(known, Date.now()),
  orderId: known.coupon.status === 'used' ? known.coupon.orderId : null,
  claimedAt: new Date(known.coupon.claimedAtMs).toISOString(),
});
