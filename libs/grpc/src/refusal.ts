import { status } from '@grpc/grpc-js';
import { DomainError } from '@shopcast/kernel';
import { loggerFor } from '@shopcast/telemetry';
import { grpcStatusOf } from './grpc-status.js';

const logger = loggerFor('grpc');

/** What a caller may know of why something did not happen. */
export interface Refusal {
  readonly status: status;
  /** Stable, the same as over REST. */
  readonly code: string;
  readonly message: string;
  /** JSON. */
  readonly details: string;
}

/** The one place that knows both domain refusals and gRPC. What is no refusal is logged, and told without its reasons. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError) {
    const { kind, code, message, details } = error;
    return { status: grpcStatusOf[kind], code, message, details: JSON.stringify(details) };
  }
  logger.error({ error }, 'a gRPC method failed');
  return {
    status: status.INTERNAL,
    code: 'internal.error',
    message: 'Something went wrong on our side',
    details: '{}',
  };
}
