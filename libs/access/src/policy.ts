import { CredentialsMissing, NotAllowed } from './access.errors.js';
import type { Principal, StaffScope } from './principal.js';

/** Who may use a route or a message. Nothing is open by default: what has no policy is refused. */
export interface Policy {
  /** Anybody, without credentials. */
  readonly anyone?: true;
  readonly operator?: true;
  /** Staff whose key has one of these scopes; `any` for every staff key. */
  readonly staff?: readonly StaffScope[] | 'any';
  readonly viewer?: true;
}

/** @throws CredentialsMissing or NotAllowed, naming what would be needed */
export function checkPolicy(policy: Policy, principal: Principal | undefined): void {
  if (policy.anyone) return;
  if (!principal) throw new CredentialsMissing();
  if (!allows(policy, principal)) throw new NotAllowed(neededBy(policy));
}

function allows(policy: Policy, principal: Principal): boolean {
  if (principal.kind === 'operator') return policy.operator === true;
  if (principal.kind === 'viewer') return policy.viewer === true;
  if (policy.staff === undefined) return false;
  return policy.staff === 'any' || policy.staff.some((scope) => principal.scopes.includes(scope));
}

const neededBy = ({ operator, staff, viewer }: Policy): string[] => [
  ...(operator ? ['the operator key'] : []),
  ...(staff === 'any' ? ['an account key'] : (staff ?? []).map((scope) => `an account key with scope "${scope}"`)),
  ...(viewer ? ['a viewer token'] : []),
];
