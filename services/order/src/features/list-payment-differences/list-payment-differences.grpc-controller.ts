import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { IsIn, IsUUID, ValidateIf } from 'class-validator';
import { PageRequest } from '../../answers/page-request.js';
import { toDifferenceMessage, wireName } from '../../answers/payment.messages.js';
import { differenceKinds } from '../../domain/reconciliation/difference.js';
import { DifferenceReader } from '../../persistence/difference.reader.js';

const PREFIX = 'DIFFERENCE_KIND';
const ANY_KIND = `${PREFIX}_UNSPECIFIED`;

export class ListPaymentDifferencesRequest extends PageRequest {
  @ValidateIf(({ reconciliationId }: ListPaymentDifferencesRequest) => reconciliationId !== '')
  @IsUUID()
  readonly reconciliationId!: string;

  @IsIn([ANY_KIND, ...differenceKinds.map((kind) => wireName(PREFIX, kind))])
  readonly kind!: string;
}

@Controller()
export class ListPaymentDifferencesGrpcController {
  constructor(private readonly differences: DifferenceReader) {}

  @GrpcMethod('PaymentService', 'ListPaymentDifferences')
  @Allow({ operator: true, staff: ['orders'] })
  async list(@Caller() caller: Principal, @Payload() request: ListPaymentDifferencesRequest): Promise<object> {
    const filter = {
      reconciliationId: request.reconciliationId || undefined,
      kind: differenceKinds.find((kind) => wireName(PREFIX, kind) === request.kind),
    };
    const { items, nextCursor } = await this.differences.page(scopeOf(caller), filter, request.page);
    return { differences: items.map(toDifferenceMessage), nextPageToken: nextCursor ?? '' };
  }
}
