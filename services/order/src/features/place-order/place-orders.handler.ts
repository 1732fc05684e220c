import { Injectable } from '@nestjs/common';
import { Authenticator, CredentialsRefused, NotAllowed, RevokedKeys, type Staff, type Viewer } from '@shopcast/access';
import { idempotencyKey, RequestValidationPipe } from '@shopcast/http';
import { type PlacedOrder, PlaceOrderHandler } from './place-order.handler.js';
import { askedFor } from './place-order.message.js';
import { OrderForViewerMessage } from './place-orders.messages.js';

/** One of many orders that a shop's own server places for its viewers. */
@Injectable()
export class PlaceOrdersHandler {
  private readonly validation = new RequestValidationPipe();

  constructor(
    private readonly placeOrder: PlaceOrderHandler,
    private readonly authenticator: Authenticator,
    private readonly revokedKeys: RevokedKeys,
  ) {}

  /** @param given not checked yet */
  async handle(staff: Staff, given: OrderForViewerMessage): Promise<PlacedOrder> {
    // The call was let in once, and may last for days.
    if (this.revokedKeys.has(staff.keyId)) throw new CredentialsRefused('revoked');
    const request = await this.checked(given);
    return this.placeOrder.handle({
      ...askedFor(request.order),
      viewer: this.viewerOf(staff, request.viewerToken),
      key: idempotencyKey(request.idempotencyKey),
    });
  }

  private checked(given: OrderForViewerMessage): Promise<OrderForViewerMessage> {
    const as = { type: 'body', metatype: OrderForViewerMessage } as const;
    return this.validation.transform(given, as) as Promise<OrderForViewerMessage>;
  }

  private viewerOf({ accountId }: Staff, token: string): Viewer {
    const viewer = this.authenticator.fromCredential(token);
    if (viewer.kind !== 'viewer' || viewer.accountId !== accountId)
      throw new NotAllowed(['a token of a viewer of your account']);
    return viewer;
  }
}
