import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { POLICY } from './allow.decorator.js';
import { Authenticator } from './authenticator.js';
import { type Policy, checkPolicy } from './policy.js';
import type { Principal } from './principal.js';

/** Where the guard leaves who is asking, on the HTTP request or the gRPC metadata. */
export const PRINCIPAL = Symbol.for('shopcast.principal');

export interface Identified {
  [PRINCIPAL]?: Principal;
}

/** Stands before every HTTP route and gRPC method. A route without a policy lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { carrier, authorization } = credentialsIn(context);
    const principal = policy?.anyone ? undefined : this.authenticator.fromHeader(authorization);
    checkPolicy(policy ?? {}, principal);
    if (principal) carrier[PRINCIPAL] = principal;
    return true;
  }
}

interface HttpRequest extends Identified {
  readonly headers: { readonly authorization?: string };
}

interface GrpcMetadata extends Identified {
  get(key: string): (string | Buffer)[];
}

function credentialsIn(context: ExecutionContext): { carrier: Identified; authorization: string | undefined } {
  if (context.getType() === 'rpc') {
    const metadata = context.switchToRpc().getContext<GrpcMetadata>();
    return { carrier: metadata, authorization: metadata.get('authorization')[0]?.toString() };
  }
  const request = context.switchToHttp().getRequest<HttpRequest>();
  return { carrier: request, authorization: request.headers.authorization };
}
