import { startApp } from '@shopcast/http';
import { OrderModule } from '../order.module.js';

/** Another process of the order service, on the same databases as the one under test. */
export async function secondProcess(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const app = await startApp({
    title: 'order',
    modules: [OrderModule],
    grpc: [],
    config: { HOST: '127.0.0.1', PORT: 0 },
  });
  return { url: await app.getUrl(), stop: () => app.close() };
}
