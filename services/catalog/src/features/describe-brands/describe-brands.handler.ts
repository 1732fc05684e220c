import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import type { Page, PageQuery } from '@shopcast/http';
import { requestedId } from '@shopcast/http';
import { shopsOf } from '../../api/shops-of.js';
import type { Brand } from '../../domain/brand.js';
import { BrandRepository } from '../../persistence/brand.repository.js';

export interface AddBrand {
  readonly accountId: string;
  readonly name: string;
  readonly key: string | null;
}

@Injectable()
export class DescribeBrandsHandler {
  constructor(private readonly brands: BrandRepository) {}

  async add({ accountId, name, key }: AddBrand): Promise<Brand> {
    const brand = { brandId: requestedId(accountId, key, { brand: name }), accountId, name };
    await this.brands.add(brand);
    return brand;
  }

  browse(caller: Principal, query: PageQuery): Promise<Page<Brand>> {
    return this.brands.page(scopeOf(caller), shopsOf(caller), query);
  }
}
