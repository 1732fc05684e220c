import type { LogSession } from './log-session.js';

/**
 * Membership and ownership are advisory locks of the members' sessions, so they end with the process that held them,
 * and an idle system writes nothing. The first key is the group; the second is the lane, or this for membership itself.
 */
const MEMBERSHIP = 2_147_483_647;

/** A session that has said nothing for so long is frozen: its ticks come every two seconds. */
const FROZEN_AFTER_SECONDS = 15;

interface LockRow {
  readonly pid: number;
  readonly silent_seconds: number;
}

/** The server processes of the group's living members, in an order on which all members agree. */
export async function membersOf(session: LogSession, groupId: number): Promise<number[]> {
  const rows = await session.query<LockRow>(
    `SELECT l.pid, extract(epoch FROM clock_timestamp() - a.state_change)::int AS silent_seconds
     FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND l.classid = $1::int::oid AND l.objid = ${MEMBERSHIP}::oid
     ORDER BY l.pid`,
    [groupId],
  );
  const isFrozen = ({ pid, silent_seconds: silent }: LockRow): boolean =>
    pid !== session.pid && silent > FROZEN_AFTER_SECONDS;
  // Ending a frozen member's session frees its lanes; when it wakes, its commits find a higher epoch.
  for (const { pid } of rows.filter(isFrozen)) await session.query(`SELECT pg_terminate_backend($1)`, [pid]);
  return rows.filter((row) => !isFrozen(row)).map(({ pid }) => pid);
}

export async function groupIdOf(session: LogSession, group: string): Promise<number> {
  const find = (): Promise<{ group_id: number }[]> =>
    session.query<{ group_id: number }>(`SELECT group_id FROM log_groups WHERE name = $1`, [group]);
  const [known] = await find();
  if (known) return known.group_id;
  await session.query(`INSERT INTO log_groups (name) VALUES ($1) ON CONFLICT DO NOTHING`, [group]);
  const [created] = await find();
  if (!created) throw new Error(`The consumer group ${group} cannot be recorded`);
  return created.group_id;
}

export async function joinGroup(session: LogSession, groupId: number): Promise<void> {
  await session.query(`SELECT pg_advisory_lock_shared($1, ${MEMBERSHIP})`, [groupId]);
  await announce(session, groupId);
}

/** Lets go of membership and lanes, whatever was held. */
export async function leaveGroup(session: LogSession, groupId: number, lanes: readonly number[]): Promise<void> {
  await unlockLanes(session, groupId, lanes);
  await session.query(`SELECT pg_advisory_unlock_shared($1, ${MEMBERSHIP})`, [groupId]);
  await announce(session, groupId);
}

/** Answers those of the lanes that are ours now; the others are still held by somebody else. */
export async function lockLanes(session: LogSession, groupId: number, lanes: readonly number[]): Promise<number[]> {
  if (lanes.length === 0) return [];
  const rows = await session.query<{ lane: number; locked: boolean }>(
    `SELECT lane, pg_try_advisory_lock($1, lane) AS locked FROM unnest($2::int[]) AS wanted(lane)`,
    [groupId, lanes],
  );
  return rows.filter(({ locked }) => locked).map(({ lane }) => lane);
}

export async function unlockLanes(session: LogSession, groupId: number, lanes: readonly number[]): Promise<void> {
  if (lanes.length === 0) return;
  await session.query(`SELECT pg_advisory_unlock($1, lane) FROM unnest($2::int[]) AS held(lane)`, [groupId, lanes]);
}

/** Makes the other members look again at once. */
export const announce = (session: LogSession, groupId: number): Promise<unknown> =>
  session.query(`SELECT pg_notify('shopcast_group', $1::int::text)`, [groupId]);
