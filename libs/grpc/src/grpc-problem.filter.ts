import { Metadata } from '@grpc/grpc-js';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { currentTraceId } from '@shopcast/telemetry';
import { type Observable, throwError } from 'rxjs';
import { refusalOf } from './refusal.js';

/** Ends a call with its refusal. The stable code travels in the trailer `shopcast-code`. */
@Catch()
export class GrpcProblemFilter implements ExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    const { status, code, message, details } = refusalOf(error);
    const metadata = new Metadata();
    const traceId = currentTraceId();
    if (traceId !== undefined) metadata.set('shopcast-trace-id', traceId);
    metadata.set('shopcast-code', code);
    metadata.set('shopcast-details', details);
    return throwError(() => ({ code: status, details: message, metadata }));
  }
}
