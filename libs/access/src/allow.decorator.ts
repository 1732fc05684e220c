import { SetMetadata } from '@nestjs/common';
import type { Policy } from './policy.js';

export const POLICY = Symbol.for('shopcast.policy');

/** The explicit policy that every route (HTTP and gRPC) must carry; the guard refuses routes without one. */
export const Allow = (policy: Policy): MethodDecorator & ClassDecorator => SetMetadata(POLICY, policy);
