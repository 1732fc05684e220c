import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Product, Sku } from '../domain/product.js';
import { wholeNumber } from './whole-number.js';

@Entity('products')
export class ProductRow {
  @PrimaryColumn('uuid', { name: 'product_id' }) productId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column({ type: 'bigint', insert: false, update: false, transformer: wholeNumber }) seq!: number;
  @Column('uuid', { name: 'brand_id' }) brandId!: string;
  @Column('text') title!: string;
  @Column('text') currency!: string;
  @Column('jsonb') skus!: Sku[];
}

export const toProduct = ({ seq: _seq, ...product }: ProductRow): Product => product;
