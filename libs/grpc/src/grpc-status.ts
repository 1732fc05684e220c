import { status } from '@grpc/grpc-js';
import type { ErrorKind } from '@shopcast/kernel';

/** The one table from kinds of refusal to gRPC status codes. */
export const grpcStatusOf: Record<ErrorKind, status> = {
  malformed: status.INVALID_ARGUMENT,
  invalid: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  not_found: status.NOT_FOUND,
  conflict: status.FAILED_PRECONDITION,
  gone: status.FAILED_PRECONDITION,
  too_many: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
};
