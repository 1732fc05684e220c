import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '@shopcast/http';
import type { Product } from '../domain/product.js';

export class SkuAnswer {
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ example: 'Red, 38' }) readonly title!: string;
  @ApiProperty({ type: 'integer', example: 9900, description: 'Minor units' }) readonly listPriceMinor!: number;
}

export class ProductAnswer {
  @ApiProperty({ format: 'uuid' }) readonly productId!: string;
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ format: 'uuid' }) readonly brandId!: string;
  @ApiProperty({ example: 'Canvas tote' }) readonly title!: string;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ type: SkuAnswer, isArray: true }) readonly skus!: readonly SkuAnswer[];
}

export class ProductPage extends pageOf(ProductAnswer) {}

export const toProductAnswer = (product: Product): ProductAnswer => ({ ...product });
