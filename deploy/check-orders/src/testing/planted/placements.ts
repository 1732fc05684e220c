import { derivedId, newId } from '@shopcast/kernel';
import type { Copy } from '../copy.js';
import { idOf, type PlantedBug } from './planted-bug.js';

/** A second row like the first, under another id and another placement key. */
const doubleOrder = (copy: Copy, placementKey: string): Promise<unknown> =>
  copy.order(`
    ALTER TABLE orders DROP CONSTRAINT orders_placement_key_key;
    INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object(
      'order_id', '${newId()}', 'payment_id', '${newId()}', 'placement_key', ${placementKey}))).*
    FROM orders o WHERE order_id = '${idOf(copy, 'paid')}'`);

export const orderBugs: readonly PlantedBug[] = [
  {
    bug: 'an order that was answered with 201 is lost',
    rule: 'acknowledged.order',
    plant: (copy) => copy.order(`DELETE FROM orders WHERE order_id = '${idOf(copy, 'paid')}'`),
  },
  {
    bug: 'the price of an order is changed behind its buyer’s back',
    rule: 'acknowledged.terms',
    plant: (copy) =>
      copy.order(`UPDATE orders SET total_minor = total_minor + 1 WHERE order_id = '${idOf(copy, 'paid')}'`),
  },
  {
    bug: 'an order gets another quantity than was asked for',
    rule: 'acknowledged.terms',
    plant: (copy) =>
      copy.order(
        `UPDATE orders SET lines = jsonb_set(lines, '{0,quantity}', '3') WHERE order_id = '${idOf(copy, 'paid')}'`,
      ),
  },
  {
    bug: 'one key makes two orders',
    rule: 'key.one-order',
    plant: (copy) => doubleOrder(copy, 'placement_key'),
  },
  {
    bug: 'a repeated request is answered with another order',
    rule: 'key.one-order',
    plant: (copy) => {
      let first = true;
      copy.history((line) => {
        if (line.t !== 'answered' || line.orderId !== idOf(copy, 'paid') || line.status !== 201) return line;
        if (!first) return { ...line, orderId: newId() };
        first = false;
        return line;
      });
    },
  },
  {
    bug: 'a key that has its order is refused when it is sent again',
    rule: 'key.same-answer',
    plant: (copy) => {
      let last = '';
      copy.history((line) => {
        if (line.t === 'sent' && line.op === 'place' && line.key === copy.run.orders.paid.key) last = line.id;
        return line;
      });
      copy.history((line) => {
        if (line.t === 'sent' && line.id === last) return { ...line, atMs: line.atMs + 1_000 };
        if (line.t !== 'answered' || line.id !== last) return line;
        return { t: 'answered', id: line.id, atMs: line.atMs + 1_000, status: 409, code: 'order.sold_out' };
      });
    },
  },
  {
    bug: 'an order appears that its viewer never asked for',
    rule: 'order.asked-for',
    plant: (copy) => doubleOrder(copy, `'${newId()}'`),
  },
  {
    bug: 'a buyer is told that all is sold, and has an order all the same',
    rule: 'key.refused',
    plant: async (copy) => {
      const { viewerId, key } = copy.run.refused;
      await doubleOrder(copy, `'${derivedId('placement', copy.run.client.accountId, viewerId, key)}'`);
      await copy.order(`UPDATE orders SET viewer_id = '${viewerId}' WHERE placement_key =
        '${derivedId('placement', copy.run.client.accountId, viewerId, key)}'`);
    },
  },
  {
    bug: 'nobody finds out what became of a request',
    rule: 'unknown.placement-resolved',
    plant: (copy) => {
      const { key } = copy.run.orders.lost;
      const sent: string[] = [];
      copy.history((line) => {
        if (line.t === 'sent' && line.op === 'place' && line.key === key) sent.push(line.id);
        const again = sent.length > 1 && 'id' in line && line.id === sent[1];
        return again ? undefined : line;
      });
    },
  },
  {
    bug: 'a second paid order counts as its buyer’s first',
    rule: 'buyer.first-purchase',
    plant: (copy) => copy.order(`UPDATE buyers SET first_order_id = '${newId()}' WHERE viewer_id = 'paid'`),
  },
];
