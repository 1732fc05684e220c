/** What kind of refusal it is; the transports translate it (HTTP status, gRPC status, close code). */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'too_many'
  | 'unavailable';

/** A refusal the caller can understand. Anything else that is thrown is a bug and becomes a 500. */
export abstract class DomainError extends Error {
  /** The stable name for machines: clients, alerts and dead letters rely on it. */
  abstract readonly code: `${string}.${string}`;
  abstract readonly kind: ErrorKind;

  /** @param details data for machines, so that nobody parses the message */
  constructor(
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}
