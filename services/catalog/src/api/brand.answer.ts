import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '@shopcast/http';
import type { Brand } from '../domain/brand.js';

export class BrandAnswer {
  @ApiProperty({ format: 'uuid' }) readonly brandId!: string;
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ example: 'Miu Miu' }) readonly name!: string;
}

export class BrandPage extends pageOf(BrandAnswer) {}

export const toBrandAnswer = ({ brandId, accountId, name }: Brand): BrandAnswer => ({ brandId, accountId, name });
