import { newId } from '@shopcast/kernel';
import { PRICE_MINOR } from '../recorded-run.js';
import { appendFact, factOf, otherEventId } from './on-the-log.js';
import { idOf, type PlantedBug } from './planted-bug.js';

export const factBugs: readonly PlantedBug[] = [
  {
    bug: 'a fact is missing on the log',
    rule: 'fact.state',
    plant: (copy) => copy.log(`DELETE FROM log_records WHERE ${factOf('order.paid.v1', idOf(copy, 'paid'))}`),
  },
  {
    bug: 'a fact is told twice under two ids',
    rule: 'fact.life',
    plant: (copy) => appendFact(copy, factOf('order.paid.v1', idOf(copy, 'paid')), { headers: otherEventId() }),
  },
  {
    bug: 'two facts come in the wrong order',
    rule: 'fact.life',
    plant: (copy) =>
      copy.log(`
        WITH placed AS (SELECT * FROM log_records WHERE ${factOf('order.placed.v1', idOf(copy, 'paid'))}),
        paid AS (SELECT * FROM log_records WHERE ${factOf('order.paid.v1', idOf(copy, 'paid'))}),
        swapped AS (
          SELECT placed.topic_id, placed.partition, placed.record_offset, paid.headers, paid.value FROM placed, paid
          UNION ALL
          SELECT paid.topic_id, paid.partition, paid.record_offset, placed.headers, placed.value FROM placed, paid)
        UPDATE log_records r SET headers = s.headers, value = s.value FROM swapped s
        WHERE (r.topic_id, r.partition, r.record_offset) = (s.topic_id, s.partition, s.record_offset)`),
  },
  {
    bug: 'a refund is told twice under two ids',
    rule: 'money.refunds',
    plant: (copy) =>
      appendFact(copy, factOf('order.refunded.v1', idOf(copy, 'partlyRefunded')), { headers: otherEventId() }),
  },
  {
    bug: 'a fact says another amount than the order',
    rule: 'fact.terms',
    plant: (copy) =>
      copy.log(`UPDATE log_records SET value = (value::jsonb || '{"totalMinor": 1}')::text
                WHERE ${factOf('order.paid.v1', idOf(copy, 'lost'))}`),
  },
  {
    bug: 'a fact tells of an order that is not there',
    rule: 'order.exists',
    plant: (copy) =>
      appendFact(copy, factOf('order.placed.v1', idOf(copy, 'lost')), {
        headers: otherEventId(),
        value: `(value::jsonb || '{"orderId": "${newId()}"}')::text`,
      }),
  },
  {
    bug: 'a shipment is told that never was',
    rule: 'fact.fulfilment',
    plant: (copy) => {
      const { listingId, skuId } = copy.run.items[0];
      const shipment = { shipmentId: newId(), carrier: 'SF', trackingNumber: '1', complete: false };
      const lines = [{ listingId, skuId, quantity: 1 }];
      return appendFact(copy, factOf('order.paid.v1', idOf(copy, 'lost')), {
        headers: `(${otherEventId()}::jsonb || '{"ce_type": "order.shipped.v1"}')::text`,
        value: `((value::jsonb - 'paymentId' - 'lines' - 'totalMinor' - 'currency' - 'newBuyer')
                 || '${JSON.stringify({ ...shipment, lines })}')::text`,
      });
    },
  },
  {
    bug: 'an offer to somebody who waited is told twice under two ids',
    rule: 'fact.waiting',
    plant: (copy) =>
      appendFact(copy, `headers::jsonb ->> 'ce_type' = 'waiting-list.offered.v1'`, { headers: otherEventId() }),
  },
  {
    bug: 'a record is no fact by its contract',
    rule: 'fact.well-formed',
    plant: (copy) =>
      copy.log(`UPDATE log_records SET value = (value::jsonb - 'currency')::text
                WHERE ${factOf('order.placed.v1', idOf(copy, 'lost'))}`),
  },
  {
    bug: 'the dashboard shows another revenue than was sold',
    rule: 'dashboard.sales',
    plant: (copy) =>
      copy.log(`UPDATE log_records SET value = jsonb_set(value::jsonb, '{metrics,gmv,n}', '${PRICE_MINOR}')::text
                WHERE headers::jsonb ->> 'ce_type' = 'session.measured.v1'`),
  },
];
