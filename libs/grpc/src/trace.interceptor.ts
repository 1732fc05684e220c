import type { Metadata } from '@grpc/grpc-js';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { withTrace } from '@shopcast/telemetry';
import { Observable } from 'rxjs';

/** Puts each gRPC call under its caller's trace (metadata `traceparent`), or under a new one. */
export class TraceInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const metadata = context.switchToRpc().getContext<Metadata>();
    const traceparent = metadata.get('traceparent')[0]?.toString();
    return new Observable((subscriber) => withTrace(traceparent, () => next.handle().subscribe(subscriber)));
  }
}
