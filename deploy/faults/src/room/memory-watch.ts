import { readFileSync } from 'node:fs';
import type { RoomProcess } from './room-stage.js';

const LOOK_EVERY_MS = 1_000;
const RESIDENT = /^VmRSS:\s+(\d+) kB/m;

/** How the memory of some processes grows, all of them together; Linux only. */
export class MemoryWatch {
  private readonly samplesMb: number[];
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly processes: readonly RoomProcess[]) {
    this.samplesMb = [this.residentMb()];
    this.timer = setInterval(() => this.samplesMb.push(this.residentMb()), LOOK_EVERY_MS);
  }

  end(): { readonly memoryGrowthMb: number; readonly memoryGrowthLateMb: number } {
    clearInterval(this.timer);
    const [first = 0] = this.samplesMb;
    const half = Math.ceil(this.samplesMb.length / 2);
    const most = (samples: readonly number[]): number => Math.max(first, ...samples);
    const early = most(this.samplesMb.slice(0, half));
    const late = most(this.samplesMb.slice(half));
    return { memoryGrowthMb: Math.max(early, late) - first, memoryGrowthLateMb: late - early };
  }

  private residentMb = (): number =>
    this.processes.reduce((sum, { supervised }) => sum + residentMbOf(supervised.server.pid), 0);
}

const residentMbOf = (pid: number): number =>
  Math.round(Number(RESIDENT.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024);
