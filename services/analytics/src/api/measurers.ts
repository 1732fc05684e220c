import type { Policy } from '@shopcast/access';

/** Who may read numbers. Whose numbers is decided by the session: another account's is answered as if it were not there. */
export const measurers = { operator: true, staff: ['analyst', 'host'] } as const satisfies Policy;
