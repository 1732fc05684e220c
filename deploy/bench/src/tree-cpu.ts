import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

interface ProcessTimes {
  readonly parent: number;
  /** Its own, and those of its children that have ended: a process that ends takes nothing away from its tree. */
  readonly ticks: number;
}

/** CPU seconds that a process, its children and theirs have used so far; Linux only. */
export function treeCpuSeconds(root: number): number {
  const processes = new Map<number, ProcessTimes>();
  for (const pid of readdirSync('/proc').map(Number)) {
    const times = Number.isInteger(pid) ? timesOf(pid) : undefined;
    if (times) processes.set(pid, times);
  }
  const tree = new Set([root]);
  for (let before = 0; before < tree.size;) {
    before = tree.size;
    for (const [pid, { parent }] of processes) if (tree.has(parent)) tree.add(pid);
  }
  return [...tree].reduce((sum, pid) => sum + (processes.get(pid)?.ticks ?? 0), 0) / TICKS_PER_SECOND;
}

function timesOf(pid: number): ProcessTimes | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may contain blanks.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (i) => fields[i],
    );
    return { parent, ticks: user + system + endedUser + endedSystem };
  } catch {
    // it ended between the listing and the look
    return undefined;
  }
}
