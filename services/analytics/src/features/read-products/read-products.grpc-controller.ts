import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { measurers } from '../../api/measurers.js';
import { SessionRequest } from '../../api/session.request.js';
import { type ProductsMessage, toProductsMessage } from './products.message.js';
import { ReadProductsHandler } from './read-products.handler.js';

@Controller()
export class ReadProductsGrpcController {
  constructor(private readonly handler: ReadProductsHandler) {}

  @GrpcMethod('MetricService', 'GetSessionProducts')
  @Allow(measurers)
  async read(@Caller() caller: Principal, @Payload() { sessionId }: SessionRequest): Promise<ProductsMessage> {
    return toProductsMessage(await this.handler.handle(caller, sessionId));
  }
}
