import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type ProductFigures, SessionProducts } from '../../figures/session-products.js';
import { SessionRepository } from '../../persistence/session.repository.js';

@Injectable()
export class ReadProductsHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly products: SessionProducts,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string): Promise<ProductFigures> {
    await this.sessions.get(scopeOf(caller), sessionId);
    return this.products.of(sessionId);
  }
}
