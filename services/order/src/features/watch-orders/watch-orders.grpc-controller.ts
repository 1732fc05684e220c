import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { type AnswerStream, GrpcCall, paced } from '@shopcast/grpc';
import { encodeCursor } from '@shopcast/http';
import { IsString, MaxLength } from 'class-validator';
import { map, type Observable } from 'rxjs';
import { type OrderMessage, toOrderMessage } from '../../answers/order.message.js';
import { staffOf } from '../../callers/callers.js';
import { PaymentProviders } from '../../payments/payment-providers.js';
import { WatchOrdersHandler } from './watch-orders.handler.js';

/** A cursor that is not given arrives as an empty text. */
export class WatchOrdersRequestMessage {
  @IsString() @MaxLength(512) readonly cursor!: string;
}

export interface WatchOrdersMessage {
  readonly order?: OrderMessage;
  readonly cursor: string;
  readonly caughtUp: boolean;
}

@Controller()
export class WatchOrdersGrpcController {
  constructor(
    private readonly handler: WatchOrdersHandler,
    private readonly providers: PaymentProviders,
  ) {}

  @GrpcMethod('OrderService', 'WatchOrders')
  @Allow({ staff: ['orders'] })
  watch(
    @Caller() caller: Principal,
    @Payload() { cursor }: WatchOrdersRequestMessage,
    @GrpcCall() call: AnswerStream,
  ): Observable<WatchOrdersMessage> {
    const watch = this.handler.handle(staffOf(caller), cursor || undefined);
    return paced(call, watch).pipe(
      map(({ order, changeNo }) => ({
        ...(order === null ? {} : { order: toOrderMessage(order, this.providers.invitationTo(order)) }),
        cursor: encodeCursor([changeNo]),
        caughtUp: order === null,
      })),
    );
  }
}
