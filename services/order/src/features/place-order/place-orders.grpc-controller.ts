import { Controller, type OnModuleDestroy } from '@nestjs/common';
import { GrpcStreamMethod } from '@nestjs/microservices';
import { Allow, Caller, type Principal, type Staff } from '@shopcast/access';
import { conversation, type ConversationCall, GrpcCall, GrpcRequests, refusalOf } from '@shopcast/grpc';
import { map, type Observable } from 'rxjs';
import { toOrderMessage } from '../../answers/order.message.js';
import { staffOf } from '../../callers/callers.js';
import type {
  OrderForViewerMessage,
  OrderOutcomeMessage,
  PlaceOrdersRequestMessage,
  PlaceOrdersResponseMessage,
} from './place-orders.messages.js';
import { PlaceOrdersHandler } from './place-orders.handler.js';

/** Of one call; what a client sends beyond that waits at the client. */
const AT_ONCE = 512;

@Controller()
export class PlaceOrdersGrpcController implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(private readonly handler: PlaceOrdersHandler) {}

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  @GrpcStreamMethod('OrderService', 'PlaceOrders')
  @Allow({ staff: ['orders'] })
  place(
    // Nest keeps what comes early for the first parameter only.
    @GrpcRequests() requests: Observable<PlaceOrdersRequestMessage>,
    @Caller() caller: Principal,
    @GrpcCall() call: ConversationCall,
  ): Observable<PlaceOrdersResponseMessage> {
    const staff = staffOf(caller);
    const asked = requests.pipe(map(({ orders }) => orders));
    const answer = (request: OrderForViewerMessage): Promise<OrderOutcomeMessage> => this.outcomeOf(staff, request);
    const outcomes = conversation(call, asked, { atOnce: AT_ONCE, answer, until: this.stopping.signal });
    return outcomes.pipe(map((together) => ({ outcomes: together })));
  }

  private async outcomeOf(staff: Staff, request: OrderForViewerMessage): Promise<OrderOutcomeMessage> {
    const { idempotencyKey } = request;
    try {
      const { order, payment } = await this.handler.handle(staff, request);
      return { idempotencyKey, order: toOrderMessage(order, payment) };
    } catch (error) {
      return { idempotencyKey, refusal: refusalOf(error) };
    }
  }
}
