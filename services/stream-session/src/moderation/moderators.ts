import { NotAllowed, type Policy, type Staff } from '@shopcast/access';

/** Who keeps order in all rooms of an account. */
export const moderators = { staff: ['host', 'moderator'] } as const satisfies Policy;

/** Who keeps order in one session at a time. */
export const assistants = { staff: ['host', 'moderator', 'assistant'] } as const satisfies Policy;

/** What holds in all rooms is not for assistants. @param sessionId null: in all rooms @throws NotAllowed */
export function refuseBeyondSession({ scopes }: Staff, sessionId: string | null): void {
  if (sessionId !== null || moderators.staff.some((scope) => scopes.includes(scope))) return;
  throw new NotAllowed(moderators.staff.map((scope) => `an account key with scope "${scope}"`));
}
