import type { Pace } from '../../report/run-report.js';

/** Times a sale and every answer in it. */
export class Stopwatch {
  private readonly takenMs: Float64Array;
  private count = 0;
  private beganAt = momentNow();
  private attemptsPerSecond = 0;
  private settledMs = 0;
  private completedMs = 0;

  /** @param most so many answers are timed */
  constructor(most: number) {
    this.takenMs = new Float64Array(most);
  }

  start(): void {
    this.beganAt = momentNow();
  }

  answered(sinceMs: number): void {
    this.takenMs[this.count++] = performance.now() - sinceMs;
  }

  /** The rush is over; what comes now waits for payments. */
  rushed(): void {
    this.attemptsPerSecond = Math.round((this.count * 1000) / (performance.now() - this.beganAt.ms));
  }

  settled(): void {
    this.settledMs = performance.now();
  }

  /** The dashboard has everything. */
  completed(): void {
    this.completedMs = performance.now();
  }

  /** @param sentAgain requests */
  stop(sentAgain: number): Pace {
    const { ms, cpuSeconds } = momentNow();
    return {
      seconds: hundredths((ms - this.beganAt.ms) / 1000),
      settledSeconds: hundredths((this.settledMs - this.beganAt.ms) / 1000),
      completeSeconds: hundredths((this.completedMs - this.beganAt.ms) / 1000),
      ...{ attemptsPerSecond: this.attemptsPerSecond, p50Ms: this.percentile(0.5), p99Ms: this.percentile(0.99) },
      ...{ sentAgain, crowdCpuSeconds: hundredths(cpuSeconds - this.beganAt.cpuSeconds) },
    };
  }

  private percentile(share: number): number {
    const sorted = this.takenMs.slice(0, this.count).sort();
    return hundredths(sorted[Math.max(0, Math.ceil(share * this.count) - 1)] ?? 0);
  }
}

function momentNow() {
  const { user, system } = process.cpuUsage();
  return { ms: performance.now(), cpuSeconds: (user + system) / 1e6 };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
