import { execFileSync } from 'node:child_process';

export const services = ['stream-session', 'catalog', 'order', 'analytics'] as const;
export type ServiceName = (typeof services)[number];

/** The process id of a service that a local launcher runs, or undefined while it is being restarted. */
export function serviceProcess(launcherPid: number, service: ServiceName): number | undefined {
  const listing = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  for (const line of listing.split('\n')) {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parent) === launcherPid && command?.includes(`services/${service}/dist/main.js`)) return Number(pid);
  }
  return undefined;
}
