import { DomainError } from '@shopcast/kernel';

export class BrandNotFound extends DomainError {
  readonly code = 'brand.not_found';
  readonly kind = 'not_found';
  constructor(brandId: string) {
    super('There is no such brand', { brandId });
  }
}
