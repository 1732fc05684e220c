import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Proportional memory (PSS: shared pages split fairly) of a process and all its descendants, in MB; Linux only. */
export function treeMemoryMb(root: number): number {
  const children = new Map<number, number[]>();
  for (const line of execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number) as [number, number];
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (let index = 0; index < tree.length; index += 1) tree.push(...(children.get(tree[index] ?? -1) ?? []));
  return Math.round(tree.reduce((sum, pid) => sum + proportionalKb(pid), 0) / 1024);
}

function proportionalKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    // it ended between the listing and the look
    return 0;
  }
}
