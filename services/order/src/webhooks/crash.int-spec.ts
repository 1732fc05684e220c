import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../order.module.js';
import { OrderProcess, unusedPort } from '../testing/order-process.js';
import { TestShop } from '../testing/shop.js';
import { verified, WebhookReceiver } from '../testing/webhook-receiver.js';
import { allDelivered, placed, register, untilLog, webhookTestEnvironment } from '../testing/webhooks.js';
import { WebhookCourier } from './webhook-courier.js';

describe('a process that is killed between sending a webhook and noting it', () => {
  let order: ServiceUnderTest;
  let sender: OrderProcess;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', env: webhookTestEnvironment });
    // This process takes requests and facts; what is sent, another one sends.
    await order.app.get(WebhookCourier, { strict: false }).onModuleDestroy();
    sender = new OrderProcess(`http://127.0.0.1:${await unusedPort()}`);
  });
  afterAll(async () => {
    await sender.kill();
    await order.stop();
  });

  it('leaves the webhook to the next one, which sends it again under the same id, and what is behind it afterwards', async () => {
    const [shop, receiver] = [await TestShop.open(order), await WebhookReceiver.start()];
    const endpoint = await register(shop, receiver.url);
    const [sent, behind] = [newId(), newId()];
    // Taken, but the answer never arrives.
    receiver.reply = () => null;
    await sender.start();
    await order.log.tell(placed(shop, 'viewer'), { id: sent });
    await order.log.tell(placed(shop, 'viewer'), { id: behind });
    await receiver.untilCount(1);

    await sender.kill();
    receiver.reply = () => ({ status: 204 });
    await sender.start();
    const log = await untilLog(shop, endpoint, allDelivered);

    expect(receiver.ids).toEqual([sent, sent, behind]);
    expect(log.map(({ attempts }) => attempts)).toEqual([1, 2]);
    for (const received of receiver.received) verified(received, endpoint.secret);
    await receiver.down();
  }, 120_000);

  it('shares an endpoint’s places with the others: no delivery is made twice, and none is left', async () => {
    const [shop, receiver] = [await TestShop.open(order), await WebhookReceiver.start()];
    const second = new OrderProcess(`http://127.0.0.1:${await unusedPort()}`);
    await second.start();
    const endpoint = await register(shop, receiver.url);
    let [underWay, mostUnderWay] = [0, 0];
    receiver.reply = async () => {
      mostUnderWay = Math.max(mostUnderWay, (underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      underWay -= 1;
      return { status: 204 };
    };
    const orderIds = Array.from({ length: 90 }, () => newId());
    await order.log.tellAll(orderIds.map((orderId, n) => placed(shop, `viewer-${n % 30}`, orderId)));

    await untilLog(shop, endpoint, (log) => log.length === 90 && allDelivered(log));

    const received = receiver.received.map(({ body }) => body.data['orderId']);
    expect([...received].sort()).toEqual([...orderIds].sort());
    expect(mostUnderWay).toBeLessThanOrEqual(8);
    for (let viewer = 0; viewer < 30; viewer += 1)
      expect(received.filter((id) => orderIds.indexOf(String(id)) % 30 === viewer)).toEqual(
        orderIds.filter((_id, n) => n % 30 === viewer),
      );
    await second.kill();
    await receiver.down();
  }, 120_000);
});
