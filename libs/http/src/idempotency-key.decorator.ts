import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { IdempotencyKeyMissing } from './request.errors.js';

const VISIBLE = /^[\x21-\x7e]{1,128}$/;

/** The client's Idempotency-Key (HTTP header or gRPC metadata). A repeated key means: the same request again. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const key = idempotencyKeyOf(context);
  if (key === undefined) throw new IdempotencyKeyMissing();
  return key;
});

/** The key if there is one. @throws IdempotencyKeyMissing for one that is none */
export function idempotencyKeyOf(context: ExecutionContext): string | undefined {
  const key = keyIn(context);
  return key === undefined ? undefined : idempotencyKey(key);
}

/** What a client gave as its key. @throws IdempotencyKeyMissing for what is none */
export function idempotencyKey(given: string | string[]): string {
  if (typeof given !== 'string' || !VISIBLE.test(given)) throw new IdempotencyKeyMissing();
  return given;
}

function keyIn(context: ExecutionContext): string | string[] | undefined {
  if (context.getType() === 'rpc') {
    const metadata = context.switchToRpc().getContext<{ get(key: string): (string | Buffer)[] }>();
    return metadata.get('idempotency-key')[0]?.toString();
  }
  const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string | string[] | undefined> }>();
  return headers['idempotency-key'];
}
