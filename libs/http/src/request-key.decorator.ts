import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { derivedId, newId } from '@shopcast/kernel';
import { idempotencyKeyOf } from './idempotency-key.decorator.js';

/** The Idempotency-Key of a request that may be sent without one; null then. */
export const RequestKey = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | null => idempotencyKeyOf(context) ?? null,
);

/** Tells in the API documents what the header does. */
export const TakesRequestKey = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: '1 to 128 visible characters; the same request with the same key takes effect once',
    }),
  );

/**
 * The id of what a request makes. Under an Idempotency-Key it follows from key and request, so that the same request
 * sent twice names the same thing; without a key every request makes a new one.
 * @param owner whose keys they are: two accounts may use the same one
 */
export const requestedId = (owner: string, key: string | null, request: unknown): string =>
  key === null ? newId() : derivedId(owner, key, JSON.stringify(request));
