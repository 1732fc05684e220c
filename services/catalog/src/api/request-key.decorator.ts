import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IdempotencyKeyMissing } from '@shopcast/http';

const VISIBLE = /^[\x21-\x7e]{1,128}$/;

/** The Idempotency-Key of a request that may be sent without one; null then. */
export const RequestKey = createParamDecorator((_data: unknown, context: ExecutionContext): string | null => {
  const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string | string[] | undefined> }>();
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !VISIBLE.test(key)) throw new IdempotencyKeyMissing();
  return key;
});

/** Tells in the API documents what the header does. */
export const TakesRequestKey = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: '1 to 128 visible characters; the same request with the same key takes effect once',
    }),
  );
