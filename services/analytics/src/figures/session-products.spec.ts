import { ProductBook } from '../domain/product-book.js';
import { SessionProducts } from './session-products.js';

describe('reading the products of a session', () => {
  it('is done once for all who ask while it is under way', async () => {
    const read: string[] = [];
    const figures = { marks: [], session: { sessionId: 'session', endedAtMs: null }, final: true };
    const reader = new SessionProducts(
      { of: () => Promise.resolve(figures) } as never,
      {
        of: ({ sessionId }: { sessionId: string }) => {
          read.push(sessionId);
          return Promise.resolve({ book: new ProductBook([]), titles: new Map() });
        },
      } as never,
    );

    await Promise.all(Array.from({ length: 20 }, () => reader.of('session')));

    // The first, and one that begins after the others have asked.
    expect(read).toHaveLength(2);
  });
});
