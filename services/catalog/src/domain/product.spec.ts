import { newId } from '@shopcast/kernel';
import { describeProduct } from './product.js';
import { ProductInTwoCurrencies } from './product.errors.js';

const brand = { brandId: newId(), accountId: newId(), name: 'Miu Miu' };
const sku = (currency: string) => ({ skuId: newId(), title: 'Red', listPriceMinor: 9900, currency });

describe('describing a product', () => {
  it('takes the account from the brand and one currency from all variants', () => {
    const skus = [sku('CNY'), sku('CNY')];

    const product = describeProduct(brand, { productId: newId(), title: 'Tote', skus });

    expect(product).toMatchObject({ accountId: brand.accountId, brandId: brand.brandId, currency: 'CNY' });
    expect(product.skus).toEqual(skus.map(({ skuId }) => ({ skuId, title: 'Red', listPriceMinor: 9900 })));
  });

  it('refuses variants in two currencies', () => {
    const mixed = { productId: newId(), title: 'Tote', skus: [sku('CNY'), sku('JPY')] };

    expect(() => describeProduct(brand, mixed)).toThrow(ProductInTwoCurrencies);
  });
});
