import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { CredentialsMissing } from './access.errors.js';
import { type Identified, PRINCIPAL } from './access.guard.js';
import type { Principal } from './principal.js';

/** The principal that the route's policy let in; for routes that are not open to anyone. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const carrier: Identified =
    context.getType() === 'rpc' ? context.switchToRpc().getContext() : context.switchToHttp().getRequest();
  const principal = carrier[PRINCIPAL];
  if (!principal) throw new CredentialsMissing();
  return principal;
});
