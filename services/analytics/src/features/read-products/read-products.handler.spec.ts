import { ProductBook } from '../../domain/product-book.js';
import { ReadProductsHandler } from './read-products.handler.js';

describe('reading the products of a session', () => {
  it('is done once for all who ask while it is under way, after each was let in', async () => {
    const [letIn, read]: [string[], string[]] = [[], []];
    const figures = { marks: [], session: { sessionId: 'session', endedAtMs: null }, final: true };
    const handler = new ReadProductsHandler(
      { get: (_scope: unknown, sessionId: string) => Promise.resolve(letIn.push(sessionId)) } as never,
      { of: () => Promise.resolve(figures) } as never,
      {
        of: ({ sessionId }: { sessionId: string }) => {
          read.push(sessionId);
          return Promise.resolve({ book: new ProductBook([]), titles: new Map() });
        },
      } as never,
    );

    await Promise.all(Array.from({ length: 20 }, () => handler.handle({ kind: 'operator' }, 'session')));

    expect(letIn).toHaveLength(20);
    // The first, and one that begins after the others have asked.
    expect(read).toHaveLength(2);
  });
});
