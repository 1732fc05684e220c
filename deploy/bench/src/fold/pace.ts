/** How fast something was: on the clock, and in CPU time of this process, which a busy machine disturbs less. */
export interface Pace {
  readonly perSecond: number;
  readonly perCpuSecond: number;
}

/** @returns the pace since now, at which so many records were taken */
export function startPace(): (records: number) => Pace {
  const [beganMs, cpu] = [performance.now(), process.cpuUsage()];
  return (records) => {
    const { user, system } = process.cpuUsage(cpu);
    return {
      perSecond: Math.round(records / ((performance.now() - beganMs) / 1_000)),
      perCpuSecond: Math.round(records / ((user + system) / 1_000_000)),
    };
  };
}

export const share = (part: number, whole: number): number => Number((part / whole).toFixed(3));
