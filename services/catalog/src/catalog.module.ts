import { Module, type OnModuleInit } from '@nestjs/common';
import { Database, DatabaseModule, type DatabaseOptions } from '@shopcast/database';
import { EventLogModule } from '@shopcast/event-log';
import { Readiness } from '@shopcast/http';
import { Admission } from './api/admission.js';
import { CatalogConfig, CatalogConfigModule } from './catalog.config.js';
import { AddToCartController } from './features/add-to-cart/add-to-cart.controller.js';
import { AddToCartHandler } from './features/add-to-cart/add-to-cart.handler.js';
import { AllocateUnitsController } from './features/allocate-units/allocate-units.controller.js';
import { AllocateUnitsHandler } from './features/allocate-units/allocate-units.handler.js';
import { ArrangeShelfController } from './features/arrange-shelf/arrange-shelf.controller.js';
import { ArrangeShelfHandler } from './features/arrange-shelf/arrange-shelf.handler.js';
import { ClickProductController } from './features/click-product/click-product.controller.js';
import { ClickProductHandler } from './features/click-product/click-product.handler.js';
import { DescribeBrandsController } from './features/describe-brands/describe-brands.controller.js';
import { DescribeBrandsHandler } from './features/describe-brands/describe-brands.handler.js';
import { DescribeProductsController } from './features/describe-products/describe-products.controller.js';
import { DescribeProductsHandler } from './features/describe-products/describe-products.handler.js';
import { ListProductsController } from './features/list-products/list-products.controller.js';
import { ListProductsHandler } from './features/list-products/list-products.handler.js';
import { PinListingController } from './features/pin-listing/pin-listing.controller.js';
import { PinListingHandler } from './features/pin-listing/pin-listing.handler.js';
import { ReadCommissionController } from './features/read-commission/read-commission.controller.js';
import { ReadCommissionGrpcController } from './features/read-commission/read-commission.grpc-controller.js';
import { ReadCommissionHandler } from './features/read-commission/read-commission.handler.js';
import { ReadShopController } from './features/read-shop/read-shop.controller.js';
import { ReadShopHandler } from './features/read-shop/read-shop.handler.js';
import { RepriceListingController } from './features/reprice-listing/reprice-listing.controller.js';
import { RepriceListingHandler } from './features/reprice-listing/reprice-listing.handler.js';
import { SeeProductsController } from './features/see-products/see-products.controller.js';
import { SeeProductsHandler } from './features/see-products/see-products.handler.js';
import { SetCommissionController } from './features/set-commission/set-commission.controller.js';
import { SetCommissionGrpcController } from './features/set-commission/set-commission.grpc-controller.js';
import { SetCommissionHandler } from './features/set-commission/set-commission.handler.js';
import { SetLivePriceController } from './features/set-live-price/set-live-price.controller.js';
import { SetLivePriceHandler } from './features/set-live-price/set-live-price.handler.js';
import { VisitShopController } from './features/visit-shop/visit-shop.controller.js';
import { VisitShopHandler } from './features/visit-shop/visit-shop.handler.js';
import { BrandRepository } from './persistence/brand.repository.js';
import { catalogDatabase } from './persistence/catalog-database.js';
import { CommissionRepository } from './persistence/commission.repository.js';
import { ListingDirectory } from './persistence/listing-directory.js';
import { ListingRepository } from './persistence/listing.repository.js';
import { LivePriceRepository } from './persistence/live-price.repository.js';
import { ProductRepository } from './persistence/product.repository.js';
import { SessionDirectory } from './persistence/session-directory.js';
import { ShelfRepository } from './persistence/shelf.repository.js';
import { ShopWindows } from './persistence/shop-windows.js';
import { RevokedKeysProjection } from './projections/revoked-keys.projection.js';
import { SessionsProjection } from './projections/sessions.projection.js';

const database = DatabaseModule.register({
  imports: [CatalogConfigModule],
  inject: [CatalogConfig],
  useFactory: (config: CatalogConfig): DatabaseOptions => ({
    service: 'catalog',
    url: config.CATALOG_DATABASE_URL,
    ...(config.CATALOG_DATABASE_OWNER_URL === undefined ? {} : { ownerUrl: config.CATALOG_DATABASE_OWNER_URL }),
    poolSize: config.CATALOG_DATABASE_POOL,
    ...catalogDatabase,
  }),
});

@Module({
  imports: [
    database,
    EventLogModule.register({
      service: 'catalog',
      consumers: [SessionsProjection, RevokedKeysProjection],
      imports: [database],
    }),
  ],
  controllers: [
    DescribeBrandsController,
    DescribeProductsController,
    ListProductsController,
    RepriceListingController,
    AllocateUnitsController,
    SetCommissionController,
    SetCommissionGrpcController,
    ReadCommissionController,
    ReadCommissionGrpcController,
    SetLivePriceController,
    ArrangeShelfController,
    PinListingController,
    ReadShopController,
    VisitShopController,
    SeeProductsController,
    ClickProductController,
    AddToCartController,
  ],
  providers: [
    DescribeBrandsHandler,
    DescribeProductsHandler,
    ListProductsHandler,
    RepriceListingHandler,
    AllocateUnitsHandler,
    SetCommissionHandler,
    ReadCommissionHandler,
    SetLivePriceHandler,
    ArrangeShelfHandler,
    PinListingHandler,
    ReadShopHandler,
    VisitShopHandler,
    SeeProductsHandler,
    ClickProductHandler,
    AddToCartHandler,
    Admission,
    BrandRepository,
    ProductRepository,
    ListingRepository,
    CommissionRepository,
    LivePriceRepository,
    ShelfRepository,
    SessionDirectory,
    ListingDirectory,
    ShopWindows,
    SessionsProjection,
    RevokedKeysProjection,
  ],
})
export class CatalogModule implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('catalog.database', () => this.database.isReachable());
  }
}
