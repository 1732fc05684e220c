import { ClaimCouponController } from '../features/claim-coupon/claim-coupon.controller.js';
import { ClaimCouponGrpcController } from '../features/claim-coupon/claim-coupon.grpc-controller.js';
import { ClaimCouponHandler } from '../features/claim-coupon/claim-coupon.handler.js';
import { DropCouponsController } from '../features/drop-coupons/drop-coupons.controller.js';
import { DropCouponsGrpcController } from '../features/drop-coupons/drop-coupons.grpc-controller.js';
import { DropCouponsHandler } from '../features/drop-coupons/drop-coupons.handler.js';
import { GiveFirstOrderGiftController } from '../features/give-first-order-gift/give-first-order-gift.controller.js';
import { GiveFirstOrderGiftGrpcController } from '../features/give-first-order-gift/give-first-order-gift.grpc-controller.js';
import { GiveFirstOrderGiftHandler } from '../features/give-first-order-gift/give-first-order-gift.handler.js';
import { LimitPurchasesController } from '../features/limit-purchases/limit-purchases.controller.js';
import { LimitPurchasesGrpcController } from '../features/limit-purchases/limit-purchases.grpc-controller.js';
import { LimitPurchasesHandler } from '../features/limit-purchases/limit-purchases.handler.js';
import { ListCouponCampaignsController } from '../features/list-coupon-campaigns/list-coupon-campaigns.controller.js';
import { ListCouponCampaignsGrpcController } from '../features/list-coupon-campaigns/list-coupon-campaigns.grpc-controller.js';
import { ListCouponsController } from '../features/list-coupons/list-coupons.controller.js';
import { ListCouponsGrpcController } from '../features/list-coupons/list-coupons.grpc-controller.js';
import { OpenCouponCampaignController } from '../features/open-coupon-campaign/open-coupon-campaign.controller.js';
import { OpenCouponCampaignGrpcController } from '../features/open-coupon-campaign/open-coupon-campaign.grpc-controller.js';
import { OpenCouponCampaignHandler } from '../features/open-coupon-campaign/open-coupon-campaign.handler.js';
import { CampaignReader } from '../persistence/promotions/campaign.reader.js';
import { CampaignRepository } from '../persistence/promotions/campaign.repository.js';
import { ClaimRepository } from '../persistence/promotions/claim.repository.js';
import { CouponExpiryRepository } from '../persistence/promotions/coupon-expiry.repository.js';
import { CouponReader } from '../persistence/promotions/coupon.reader.js';
import { GiftStore } from '../persistence/promotions/gift.store.js';
import { PurchaseLimitStore } from '../persistence/promotions/purchase-limit.store.js';
import { ExpireCoupons } from '../timing/expire-coupons.js';
import type { Part } from './part.js';

/** Coupons, purchase limits, first-order gifts. */
export const promotions: Part = {
  controllers: [
    OpenCouponCampaignController,
    OpenCouponCampaignGrpcController,
    ListCouponCampaignsController,
    ListCouponCampaignsGrpcController,
    DropCouponsController,
    DropCouponsGrpcController,
    ClaimCouponController,
    ClaimCouponGrpcController,
    ListCouponsController,
    ListCouponsGrpcController,
    LimitPurchasesController,
    LimitPurchasesGrpcController,
    GiveFirstOrderGiftController,
    GiveFirstOrderGiftGrpcController,
  ],
  providers: [
    OpenCouponCampaignHandler,
    DropCouponsHandler,
    ClaimCouponHandler,
    ExpireCoupons,
    CampaignRepository,
    CampaignReader,
    ClaimRepository,
    CouponReader,
    CouponExpiryRepository,
    LimitPurchasesHandler,
    PurchaseLimitStore,
    GiveFirstOrderGiftHandler,
    GiftStore,
  ],
};
