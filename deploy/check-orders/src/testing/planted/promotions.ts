import { newId } from '@shopcast/kernel';
import type { Copy } from '../copy.js';
import { idOf, type PlantedBug } from './planted-bug.js';

const dealOf = (copy: Copy, order: Parameters<typeof idOf>[1]): string =>
  `(SELECT deal FROM orders WHERE order_id = '${idOf(copy, order)}')`;

export const promotionBugs: readonly PlantedBug[] = [
  {
    bug: 'a coupon serves two orders',
    rule: 'coupon.used-once',
    plant: (copy) =>
      copy.order(`
        UPDATE orders SET viewer_id = 'coupon-used', deal = ${dealOf(copy, 'couponUsed')}
        WHERE order_id = '${idOf(copy, 'lost')}'`),
  },
  {
    bug: 'an order is cheaper by somebody else’s coupon',
    rule: 'coupon.used-once',
    plant: (copy) =>
      copy.order(`UPDATE coupons SET viewer_id = 'coupon-kept' WHERE order_id = '${idOf(copy, 'couponUsed')}'`),
  },
  {
    bug: 'an order that was cancelled keeps its coupon',
    rule: 'coupon.given-back',
    plant: (copy) =>
      copy.order(`
        UPDATE coupons SET status = 'used', order_id = '${idOf(copy, 'couponBack')}' WHERE viewer_id = 'coupon-back';
        UPDATE coupon_campaigns SET claimed = claimed - 1, used = used + 1`),
  },
  {
    bug: 'a coupon can be used again although its order stands',
    rule: 'coupon.given-back',
    plant: (copy) =>
      copy.order(`
        UPDATE coupons SET status = 'claimed', order_id = NULL WHERE order_id = '${idOf(copy, 'couponUsed')}';
        UPDATE coupon_campaigns SET claimed = claimed + 1, used = used - 1`),
  },
  {
    bug: 'one more coupon is claimed than there are',
    rule: 'coupon.stock',
    plant: (copy) =>
      copy.order(`
        INSERT INTO coupons SELECT (jsonb_populate_record(c, jsonb_build_object(
          'coupon_id', '${newId()}', 'claim_key', '${newId()}'))).*
        FROM coupons c WHERE viewer_id = 'coupon-kept'`),
  },
  {
    bug: 'a buyer orders more than the limit allows',
    rule: 'ceiling.kept',
    plant: (copy) =>
      copy.order(`
        UPDATE tallies SET units = 3 WHERE units = 2;
        UPDATE orders SET deal = jsonb_set(jsonb_set(deal, '{counted,0,units}', '3'), '{counted,1,units}', '3')
        WHERE order_id = '${idOf(copy, 'limited')}'`),
  },
  {
    bug: 'a cancelled order still counts against its buyer’s limit',
    rule: 'ceiling.counted',
    plant: (copy) => copy.order(`UPDATE tallies SET units = 1 WHERE units = 0`),
  },
  {
    bug: 'more is sold at a live price than the host said',
    rule: 'ceiling.flash-price',
    plant: (copy) =>
      copy.log(`UPDATE log_records SET value = (value::jsonb || '{"unitsAtPrice": 1}')::text
                WHERE headers::jsonb ->> 'ce_type' = 'live-price.set.v1'`),
  },
  {
    bug: 'a coupon takes less off than its order says',
    rule: 'money.order',
    plant: (copy) =>
      copy.order(`UPDATE orders SET deal = jsonb_set(deal, '{coupons,0,discountMinor}', '999')
                  WHERE order_id = '${idOf(copy, 'couponUsed')}'`),
  },
  {
    bug: 'an order is paid through nobody although it costs something',
    rule: 'money.order',
    plant: (copy) =>
      copy.order(`UPDATE orders SET payment_provider = 'none' WHERE order_id = '${idOf(copy, 'couponUsed')}'`),
  },
];
