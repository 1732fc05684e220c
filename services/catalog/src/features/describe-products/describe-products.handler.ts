import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf, type Staff } from '@shopcast/access';
import type { Page, PageQuery } from '@shopcast/http';
import { derivedId } from '@shopcast/kernel';
import { requestedId } from '@shopcast/http';
import { shopsOf } from '../../api/shops-of.js';
import { describeProduct, type Product } from '../../domain/product.js';
import { BrandRepository } from '../../persistence/brand.repository.js';
import { ProductRepository } from '../../persistence/product.repository.js';
import type { ProductBody } from './describe-products.dto.js';

@Injectable()
export class DescribeProductsHandler {
  constructor(
    private readonly brands: BrandRepository,
    private readonly products: ProductRepository,
  ) {}

  async add(staff: Staff, key: string | null, { brandId, title, skus }: ProductBody): Promise<Product> {
    const brand = await this.brands.find(scopeOf(staff), brandId);
    const productId = requestedId(staff.accountId, key, { product: title, brandId, skus });
    const variants = skus.map((sku, place) => ({ ...sku, skuId: derivedId(productId, 'sku', String(place)) }));
    const product = describeProduct(brand, { productId, title, skus: variants });
    await this.products.add(product);
    return product;
  }

  browse(caller: Principal, query: PageQuery): Promise<Page<Product>> {
    return this.products.page(scopeOf(caller), shopsOf(caller), query);
  }
}
