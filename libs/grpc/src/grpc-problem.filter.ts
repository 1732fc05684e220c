import { Metadata, status } from '@grpc/grpc-js';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@shopcast/kernel';
import { currentTraceId, loggerFor } from '@shopcast/telemetry';
import { type Observable, throwError } from 'rxjs';
import { grpcStatusOf } from './grpc-status.js';

const logger = loggerFor('grpc');

/** The one place that knows both domain refusals and gRPC. The stable code travels in the trailer `shopcast-code`. */
@Catch()
export class GrpcProblemFilter implements ExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    const metadata = new Metadata();
    const traceId = currentTraceId();
    if (traceId !== undefined) metadata.set('shopcast-trace-id', traceId);
    if (error instanceof DomainError) {
      metadata.set('shopcast-code', error.code);
      metadata.set('shopcast-details', JSON.stringify(error.details));
      return throwError(() => ({ code: grpcStatusOf[error.kind], details: error.message, metadata }));
    }
    logger.error({ error }, 'a gRPC method failed');
    metadata.set('shopcast-code', 'internal.error');
    return throwError(() => ({ code: status.INTERNAL, details: 'Something went wrong on our side', metadata }));
  }
}
