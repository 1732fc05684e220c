import { accessKeyRevoked, accountOpened, accountTimeZoneSet, type Fact } from '@shopcast/contracts';
import { Calendar, dayAfter, type Decision, type ZonePeriod } from '@shopcast/kernel';

/** A KOL, a media house or an official account: whose sessions, shop and numbers they are. */
export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly openedAtMs: number;
  /** In which time zones its days are, by their first days; before the first of them it is UTC. */
  readonly timeZones: readonly ZonePeriod[];
}

/** A staff key as we remember it: what it may do, but nothing from which it could be made again. */
export interface AccessKey<Scope extends string = string> {
  readonly keyId: string;
  readonly accountId: string;
  /** For people: who or which program holds it. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAtMs: number;
  readonly revokedAtMs: number | null;
}

export const openAccount = (account: Account): Decision<Account, Fact> => ({
  state: account,
  facts: [accountOpened.of({ accountId: account.accountId, name: account.name })],
});

/** The time zone that was set last; its days may begin tomorrow only. */
export const timeZoneOf = ({ timeZones }: Pick<Account, 'timeZones'>): ZonePeriod | undefined => timeZones.at(-1);

/** Another time zone holds from the next day that begins in it: no day that has begun is cut anew. */
export function setTimeZone(account: Account, timeZone: string, nowMs: number): Decision<Account, Fact> {
  if ((timeZoneOf(account)?.timeZone ?? 'UTC') === timeZone) return { state: account, facts: [] };
  const { accountId, timeZones } = account;
  const today = new Calendar(timeZones).dayOf(nowMs);
  // What was set before and holds from a later day on has not begun either.
  const begun = timeZones.filter((period) => period.fromDay <= today);
  let fromDay = dayAfter(today);
  // Further east tomorrow may have begun already.
  while (new Calendar([...begun, { fromDay, timeZone }]).startOf(fromDay) <= nowMs) fromDay = dayAfter(fromDay);
  return {
    state: { ...account, timeZones: [...begun, { fromDay, timeZone }] },
    facts: [accountTimeZoneSet.of({ accountId, timeZone, fromDay })],
  };
}

/** Revoking twice is not an error: whoever lost a key presses the button more than once. */
export function revokeKey(key: AccessKey, nowMs: number): Decision<AccessKey, Fact> {
  if (key.revokedAtMs !== null) return { state: key, facts: [] };
  const { accountId, keyId } = key;
  return { state: { ...key, revokedAtMs: nowMs }, facts: [accessKeyRevoked.of({ accountId, keyId })] };
}
